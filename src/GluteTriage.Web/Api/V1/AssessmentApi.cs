using System.Text;
using GluteTriage.Content;
using GluteTriage.Engine;
using GluteTriage.Engine.Explanations;
using GluteTriage.Web.Operations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GluteTriage.Web.Api.V1;

internal static class AssessmentApi
{
    public const string Address = "/api/v1/assessments";

    /// <summary>The title of the problem when answers cannot be used.</summary>
    public const string Refused = "These answers cannot be assessed";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void MapAssessmentApi(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Address, Handle)
            .WithName("assess")
            .WithSummary("What these answers amount to")
            .WithDescription(
                "How soon to be seen, the red flags found and not excluded, and every cause with its reasons, and the single "
                + "answers that would make it more urgent or put another cause first. An item left out "
                + "counts as not asked, never as \"no\": while `complete` is false the urgency is a lower bound. It is true exactly when "
                + "nothing more would be asked: every item that applies is answered, or no answer to those in `missing` could change the "
                + "urgency, the first family or the word for its fit. An emergency that ended the questions early leaves it false. "
                + "Always 200 with the full body, an emergency included. Nothing is stored.")
            .WithTags(ApiDescription.Tag)
            .Accepts<AssessmentRequest>("application/json")
            .Produces<AssessmentResponse>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>Assesses answers under the current release, or names everything that is wrong with them.</summary>
    private static async Task<Results<JsonHttpResult<AssessmentResponse>, ProblemHttpResult>> Handle(
        HttpRequest request, ReleaseShelf shelf, SafetyLog safety, CancellationToken cancel)
    {
        if (!request.HasJsonContentType())
        {
            return TypedResults.Problem(
                "Send the answers as application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        if (request.GetTypedHeaders().ContentType is { Charset: { Length: > 0 } charset }
            && charset.Value!.Trim('"').ToLowerInvariant() is not ("utf-8" or "us-ascii"))
        {
            return TypedResults.Problem(
                "Send the answers as UTF-8.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        if (request.Headers.ContentEncoding is { Count: > 0 } coding && coding != "identity")
        {
            return TypedResults.Problem(
                "Send the answers as they are, without a Content-Encoding.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        if (await ReadAsync(request.Body, cancel) is not { } body)
        {
            return TypedResults.Problem("The body is larger than 64 KB.", statusCode: StatusCodes.Status413PayloadTooLarge);
        }

        var release = shelf.Current;
        return Read(release.Clinical, body) switch
        {
            { Answers: { } answers } read => TypedResults.Json(Assess(release, answers, read.Assumed, safety), ApiJson.Options),
            var refused => Bad(refused.Problems),
        };
    }

    private static AssessmentResponse Assess(
        Content.Release release, Engine.Answering.Answers answers, IReadOnlyList<AssumedOption> assumed, SafetyLog safety)
    {
        var (assessment, disagreements) = CheckedTriage.Assess(release.Clinical, answers);
        safety.Report(release, disagreements);
        return AssessmentResponse.Of(
            release,
            assessment,
            WhatWouldChange.Of(release.Clinical, answers, assessment),
            assessment.Missing.IsEmpty || Interview.Next(release.Clinical, answers) is Step.Finish,
            assumed);
    }

    /// <returns>The whole body, or null when it is too large.</returns>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream body, CancellationToken cancel)
    {
        var bytes = new byte[RequestLimits.BodyBytes + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return length > RequestLimits.BodyBytes ? null : bytes.AsMemory(0, length);
    }

    private static AnswersReading Read(ClinicalContent content, ReadOnlyMemory<byte> body)
    {
        try
        {
            // Some tools begin a text with a mark that says it is UTF-8; RFC 8259 lets a reader pass over it.
            var text = body.Span.StartsWith(Encoding.UTF8.Preamble) ? body.Span[Encoding.UTF8.Preamble.Length..] : body.Span;
            return AnswersDocument.Read(content, Utf8.GetString(text));
        }
        catch (DecoderFallbackException)
        {
            return new AnswersReading(null, [new AnswersProblem("body", "The body is not UTF-8.")], []);
        }
    }

    private static ProblemHttpResult Bad(IReadOnlyList<AnswersProblem> problems) =>
        TypedResults.Problem(new HttpValidationProblemDetails(problems
            .GroupBy(problem => problem.Where)
            .ToDictionary(group => group.Key, group => group.Select(problem => problem.What).ToArray()))
        {
            Status = StatusCodes.Status400BadRequest,
            Title = Refused,
        });
}
