namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>The filter form while it is being filled in: each field as the address would say it, with commas between several.</summary>
internal sealed class InboxDraft
{
    private readonly Dictionary<string, string> said = InboxFields.All.ToDictionary(field => field.Name, _ => "");

    /// <param name="field">Its name in the address.</param>
    /// <exception cref="KeyNotFoundException">No field of the inbox has this name.</exception>
    public string this[string field]
    {
        get => said[field];
        set => said[field] = said.ContainsKey(field) ? value : throw new KeyNotFoundException($"The inbox has no field '{field}'.");
    }

    public static InboxDraft Of(InboxAsked asked)
    {
        var draft = new InboxDraft();
        foreach (var field in InboxFields.All)
        {
            draft[field.Name] = string.Join(',', field.Write(asked));
        }

        return draft;
    }

    public bool IsTicked(string field) => this[field].Length > 0;

    public void Tick(string field, bool ticked) => this[field] = ticked ? "1" : "";

    /// <summary>What it asks for; a value that is not offered is left out, as it is from an address.</summary>
    public InboxAsked Read(InboxCodes codes) => InboxAddress.Read(
        "?" + string.Join('&', said.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}")), codes).Asked;
}
