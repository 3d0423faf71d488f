namespace GluteTriage.Web.Api.V1;

/// <summary>The body of <c>POST /api/v1/assessments</c> as the description shows it; <see cref="Content.AnswersDocument"/> reads it.</summary>
/// <param name="Answers">By item code: an option code, or a list of them.</param>
internal sealed record AssessmentRequest(IReadOnlyDictionary<string, object> Answers);
