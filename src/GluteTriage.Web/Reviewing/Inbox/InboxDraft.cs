using System.Collections.Immutable;

namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>The filter form while it is being filled in: each field as the address would say it, with commas between several.</summary>
internal sealed class InboxDraft
{
    private const string Finding = InboxFields.Find + "=";

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
    public InboxAsked Read(InboxCodes codes) => InboxAddress.Read(Query, codes).Asked;

    /// <summary>Terms of the search that stand for nothing here. They are said in the form, and go no further: they may be a person's name.</summary>
    public ImmutableArray<string> NotFound(InboxCodes codes) =>
        [.. InboxAddress.Read(Query, codes).Unknown.Where(said => said.StartsWith(Finding, StringComparison.Ordinal)).Select(said => said[Finding.Length..])];

    private string Query => "?" + string.Join('&', said.Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}"));
}
