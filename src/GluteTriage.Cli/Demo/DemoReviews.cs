using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Demo;
using GluteTriage.Sessions.Reviewing;

namespace GluteTriage.Cli.Demo;

/// <summary>
/// What made-up clinicians did: two sessions in five are reviewed, most in agreement; some are only opened or taken, some are read
/// twice, some have an outcome.
/// </summary>
internal sealed class DemoReviews(DemoChance chance, DateTimeOffset now)
{
    private const int ConcernsAtMost = 3;
    private int concerns;

    public DemoReviewed Of(DemoFindings found)
    {
        var reader = chance.One(DemoWords.Reviewers);
        var opened = found.ArrivedAt + Wait(found.Urgency);
        if (opened > now - TimeSpan.FromMinutes(30))
        {
            return DemoReviewed.Untouched;
        }

        var (taken, judged) = (opened.AddSeconds(20), opened + chance.About(TimeSpan.FromMinutes(4), 0.5));
        var open = new DemoAct(opened, reader, AuditAct.Opened, "");
        var take = new DemoAct(taken, reader, AuditAct.Claimed, "");
        return chance.Of(found.Urgency >= Urgency.SameDay ? 0.85 : 0.42) && judged < now ? Judged(found, reader, judged, [open, take])
            : chance.Of(0.12) ? DemoReviewed.Untouched with
            {
                Status = ReviewStatus.Opened,
                ClaimedBy = reader,
                ClaimedAt = taken,
                Acts = [open, take],
            }
            : chance.Of(0.1) ? DemoReviewed.Untouched with { Status = ReviewStatus.Opened, Acts = [open] }
            : DemoReviewed.Untouched;
    }

    private DemoReviewed Judged(DemoFindings found, Actor reader, DateTimeOffset at, ImmutableArray<DemoAct> before)
    {
        var first = Judge(found, reader, at, second: false);
        var verdict = first(0).Verdict;
        var acts = before.ToBuilder();
        var rows = ImmutableArray.CreateBuilder<Func<long, object>>();
        rows.Add(first);
        acts.Add(new DemoAct(at, reader, AuditAct.Reviewed, Code(verdict)));
        Write(rows, acts, reader, at.AddSeconds(-30));

        var wanted = chance.Of(0.14);
        var again = at + chance.About(TimeSpan.FromDays(1), 0.6);
        if (wanted && again < now && chance.Of(0.75))
        {
            var other = chance.One(DemoWords.Reviewers.Remove(reader));
            var second = Judge(found, other, again, second: true);
            rows.Add(second);
            acts.Add(new DemoAct(again.AddMinutes(-4), other, AuditAct.Opened, "second"));
            acts.Add(new DemoAct(again, other, AuditAct.Reviewed, $"second {Code(second(0).Verdict)}"));
            wanted = false;
        }

        var heard = at + chance.About(TimeSpan.FromDays(9), 0.5);
        if (chance.Of(0.6) && heard < now)
        {
            var outcome = OutcomeOf(found, reader, heard);
            rows.Add(outcome);
            acts.Add(new DemoAct(heard, reader, AuditAct.OutcomeNoted, outcome(0).SeenWhere));
        }

        if (verdict is Verdict.TooLow && concerns < ConcernsAtMost && chance.Of(0.3))
        {
            rows.Add(ConcernOf(found, reader, at.AddMinutes(1), DemoWords.Concerns[concerns++]));
            acts.Add(new DemoAct(at.AddMinutes(1), reader, AuditAct.ConcernReported, ""));
        }

        var closed = !wanted && chance.Of(0.4) && at.AddMinutes(2) < now;
        if (closed)
        {
            acts.Add(new DemoAct(at.AddMinutes(2), reader, AuditAct.Closed, ""));
        }

        return new DemoReviewed(
            closed ? ReviewStatus.Closed : ReviewStatus.Reviewed, reader, before[^1].At, verdict, wanted, acts.ToImmutable(), rows.ToImmutable());
    }

    private Func<long, Review> Judge(DemoFindings found, Actor reader, DateTimeOffset at, bool second)
    {
        var verdict = chance.One<Verdict>([(Verdict.Agree, 80), (Verdict.TooHigh, 13), (Verdict.TooLow, 7)]);
        verdict = (verdict, found.Urgency) is (Verdict.TooHigh, Urgency.SelfCare) or (Verdict.TooLow, Urgency.Emergency) ? Verdict.Agree : verdict;
        var cause = chance.Of(0.82) ? found.FirstCause : chance.Of(0.8) ? found.Causes.Skip(1).FirstOrDefault() : null;
        var flags = string.Join(',', found.Raised.Where(_ => verdict is not Verdict.TooHigh || chance.Of(0.5)));
        var reason = verdict switch
        {
            Verdict.TooHigh => chance.One(DemoWords.TooHigh),
            Verdict.TooLow => chance.One(DemoWords.TooLow),
            _ => "",
        };
        return session => new Review
        {
            SessionId = session,
            Reviewer = reader.Account,
            ReviewerName = reader.Name,
            At = at,
            Verdict = verdict,
            Reason = reason,
            Urgency = verdict switch
            {
                Verdict.TooHigh => found.Urgency - 1,
                Verdict.TooLow => found.Urgency + 1,
                _ => found.Urgency,
            },
            Cause = cause,
            Flags = flags,
            Second = second,
            ToolUrgency = found.Urgency,
            ToolCause = found.ToolCause,
            ToolFlags = string.Join(',', found.Raised),
            Release = found.Release,
        };
    }

    private void Write(ImmutableArray<Func<long, object>>.Builder rows, ImmutableArray<DemoAct>.Builder acts, Actor reader, DateTimeOffset at)
    {
        if (!chance.Of(0.36))
        {
            return;
        }

        var text = chance.One(DemoWords.Notes);
        rows.Add(session => new NoteVersion { SessionId = session, Author = reader.Account, Version = 1, Text = text, At = at });
        acts.Add(new DemoAct(at, reader, AuditAct.NoteSaved, "version 1"));
    }

    private Func<long, Outcome> OutcomeOf(DemoFindings found, Actor reader, DateTimeOffset at)
    {
        var (where, diagnosis) = (chance.One(DemoWords.SeenWhere), chance.One(DemoWords.Diagnoses));
        var cause = where == "not-seen" ? null : chance.Of(0.75) ? found.FirstCause : found.Causes.Skip(1).FirstOrDefault();
        return session => new Outcome
        {
            SessionId = session,
            By = reader.Account,
            At = at,
            SeenWhere = where,
            Cause = cause,
            Diagnosis = where == "not-seen" ? "" : diagnosis,
        };
    }

    private static Func<long, object> ConcernOf(DemoFindings found, Actor reader, DateTimeOffset at, string text) => session => new SafetyConcern
    {
        SessionId = session,
        By = reader.Account,
        ByName = reader.Name,
        At = at,
        Text = text,
        Release = found.Release,
        ClosedAt = null,
        ClosedBy = null,
    };

    /// <summary>The pressing ones are read within hours, the others in their turn.</summary>
    private TimeSpan Wait(Urgency urgency) =>
        chance.About(urgency >= Urgency.SameDay ? TimeSpan.FromHours(2) : TimeSpan.FromHours(30), 0.7);

    private static string Code(Verdict verdict) => verdict switch
    {
        Verdict.TooHigh => "too-high",
        Verdict.TooLow => "too-low",
        _ => "agree",
    };
}
