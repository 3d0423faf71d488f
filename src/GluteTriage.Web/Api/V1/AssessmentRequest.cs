namespace GluteTriage.Web.Api.V1;

/// <summary>The body of <c>POST /api/v1/assessments</c>. An item that is left out was not asked.</summary>
/// <remarks>The shape the description shows; <see cref="Content.AnswersDocument"/> reads the body.</remarks>
/// <param name="Answers">By item code: an option code, or a list of them.</param>
internal sealed record AssessmentRequest(IReadOnlyDictionary<string, object> Answers);
