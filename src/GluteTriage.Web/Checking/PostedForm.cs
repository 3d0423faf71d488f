namespace GluteTriage.Web.Checking;

/// <summary>What a browser sent.</summary>
internal static class PostedForm
{
    /// <summary>The fields, or none at all where the body is no form or a broken one: nothing was chosen then.</summary>
    public static async Task<IFormCollection> ReadFieldsAsync(this HttpRequest request, CancellationToken cancel)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(cancel) : FormCollection.Empty;
        }
        catch (Exception broken) when (broken is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            // Whoever asks next, the form token's check among them, gets the same.
            return request.Form = FormCollection.Empty;
        }
    }
}
