using System.Globalization;
using GluteTriage.Sessions.Reviewing;

namespace GluteTriage.Sessions.Auditing;

/// <summary>
/// What the trail says must be in the other tables, gathered while its entries are read. Only entries that are what was sealed count.
/// </summary>
internal sealed class TrailFacts
{
    private const string NoteVersion = "version ";
    private const string Concern = "concern ";

    private readonly Dictionary<(string Table, long Session, string Actor), int> rows = [];

    /// <summary>From the first of these on, a row without a seal is a fault.</summary>
    public bool SealsHaveBegun { get; private set; }

    public HashSet<long> Deleted { get; } = [];

    /// <summary>Sessions whose person agreed to review.</summary>
    public HashSet<long> Agreed { get; } = [];

    /// <summary>Of each session what came last: that it was closed, or that it was opened again.</summary>
    public Dictionary<long, bool> Closed { get; } = [];

    /// <summary>Numbers of concerns.</summary>
    public HashSet<long> ConcernsClosed { get; } = [];

    /// <summary>The newest note of each session and author.</summary>
    public Dictionary<(long Session, string Author), int> Notes { get; } = [];

    /// <summary>The verdicts of each session and reviewer, in their order.</summary>
    public Dictionary<(long Session, string Reviewer), List<string>> Verdicts { get; } = [];

    /// <summary>Sessions and reviewers of judgements that were given before the tool's result was shown.</summary>
    public HashSet<(long Session, string Reviewer)> BeforeTool { get; } = [];

    /// <summary>Sessions that somebody judged.</summary>
    public HashSet<long> Judged { get; } = [];

    /// <summary>How many rows there must be of each table that keeps them by session and account.</summary>
    public IReadOnlyDictionary<(string Table, long Session, string Actor), int> Rows => rows;

    /// <summary>What an entry about a note says beside its session.</summary>
    public static string NoteDetail(int version) => string.Create(CultureInfo.InvariantCulture, $"{NoteVersion}{version}");

    public void Note(DoneAct done)
    {
        SealsHaveBegun |= done.Is(AuditAct.SealsBegun);
        if (done.IsRefused)
        {
            return;
        }

        if (done.Is(AuditAct.ConcernClosed) && NumberAfter(Concern, done.Detail) is { } concern)
        {
            ConcernsClosed.Add(concern);
        }

        if (done.Session is not { } session)
        {
            return;
        }

        if (done.Is(AuditAct.Deleted))
        {
            Deleted.Add(session);
        }
        else if (done.Is(AuditAct.Agreed))
        {
            Agreed.Add(session);
        }
        else if (done.Is(AuditAct.Closed) || done.Is(AuditAct.Reopened))
        {
            Closed[session] = done.Is(AuditAct.Closed);
        }
        else if (done.Is(AuditAct.OutcomeNoted))
        {
            Count(SealedTable.Outcome, session, done.Actor);
        }
        else if (done.Is(AuditAct.ConcernReported))
        {
            Count(SealedTable.Concern, session, done.Actor);
        }
        else if (done.Is(AuditAct.Reviewed))
        {
            Count(SealedTable.Review, session, done.Actor);
            Judged.Add(session);
            (Verdicts.TryGetValue((session, done.Actor), out var verdicts) ? verdicts : Verdicts[(session, done.Actor)] = []).Add(done.Detail.Split(' ')[0]);
            if (done.Detail.EndsWith(JudgeFirst.Said, StringComparison.Ordinal))
            {
                BeforeTool.Add((session, done.Actor));
            }
        }
        else if (done.Is(AuditAct.NoteSaved) && NumberAfter(NoteVersion, done.Detail) is { } version)
        {
            Notes[(session, done.Actor)] = Math.Max(Notes.GetValueOrDefault((session, done.Actor)), (int)version);
        }
    }

    private void Count(SealedTable table, long session, string actor) =>
        rows[(table.Name, session, actor)] = rows.GetValueOrDefault((table.Name, session, actor)) + 1;

    private static long? NumberAfter(string words, string detail) =>
        detail.StartsWith(words, StringComparison.Ordinal)
        && long.TryParse(detail.AsSpan(words.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
