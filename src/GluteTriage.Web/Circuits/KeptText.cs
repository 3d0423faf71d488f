using GluteTriage.Web.Accounts;

namespace GluteTriage.Web.Circuits;

/// <summary>
/// Gives a live page back what was typed into it before its connection was lost for good. A page marks a field with
/// <c>data-keep="note"</c> and asks, when it starts, for <c>TakeAsync("/review/sessions/7", "note")</c>; what it gets is newer than
/// what it has stored.
/// </summary>
internal sealed class KeptText(StaffAccess access, KeptTexts kept)
{
    /// <param name="address">Path of the page, without query.</param>
    /// <param name="field">The value of its <c>data-keep</c>.</param>
    /// <returns>The text, once; null when nothing was kept.</returns>
    [Needs(Permission.ManageOwnAccount)]
    public async Task<string?> TakeAsync(string address, string field, CancellationToken cancel)
    {
        var staff = await access.DemandAsync(Permission.ManageOwnAccount, cancel);
        return kept.Take(staff.Id, address, field);
    }
}
