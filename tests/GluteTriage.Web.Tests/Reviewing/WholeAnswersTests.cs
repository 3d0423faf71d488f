using Bunit;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using GluteTriage.Web.Results;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Shell;
using GluteTriage.Web.Summaries;
using MudBlazor.Services;
using UglyToad.PdfPig;

namespace GluteTriage.Web.Tests.Reviewing;

/// <summary>What leaves the page of a session is all that the next clinician has: nothing behind a flag may be cut or left out.</summary>
public sealed class WholeAnswersTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 26, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Each_answer_behind_a_raised_or_open_flag_stands_whole_in_each_text()
    {
        var people = new RandomPeople(Shipped.Content, Sampling.Seed);
        for (var number = 0; number < Sampling.Count(everyDay: 60, longRun: 5_000); number++)
        {
            var view = View(people.Next());
            var texts = Texts(view);
            var behind = view.Assessment.Raised.SelectMany(flag => flag.Because)
                .Concat(view.Assessment.NotExcluded.SelectMany(flag => flag.Because))
                .Select(finding => finding.Item)
                .Distinct();

            foreach (var said in behind.Select(item => Says(view, item)))
            {
                Assert.All(texts, text => Assert.Contains(said, text.Value));
            }

            Assert.All(texts, text => Assert.DoesNotContain("…", text.Value));
        }
    }

    [Fact]
    public void The_file_has_each_word_of_the_summary_in_its_order()
    {
        var people = new RandomPeople(Shipped.Content, Sampling.Seed);
        for (var number = 0; number < Sampling.Count(everyDay: 10, longRun: 300); number++)
        {
            var view = View(people.Next());

            Assert.Equal(Words(Whole(view)), Words(Read(SummaryFile.Of(view, At))));
        }
    }

    [Theory]
    [InlineData("bladder-bowel", "hard-to-start")]
    [InlineData("bladder-bowel", "leak-or-no-control")]
    [InlineData("saddle-area", "numb-saddle")]
    public void Of_a_cauda_equina_session_every_word_stands_in_the_file_and_in_sbar(string item, string option)
    {
        var view = View(Given(("age", "35-49"), ("sex", "female"), (item, option)));
        Assert.Equal(Urgency.Emergency, view.Assessment.Urgency);
        var file = Read(SummaryFile.Of(view, At));
        var sbar = string.Join(' ', Words(HandoverText.Sbar(view)));

        Assert.All(
            view.Progress.Answers.InOrder.Select(answered => string.Join(' ', Words(Says(view, answered)))),
            said => Assert.All([file, sbar], text => Assert.Contains(said, text)));
        Assert.All(view.Assessment.Raised, raised => Assert.All([file, sbar], text => Assert.Contains(raised.Flag.Title, text)));
    }

    [Fact]
    public void What_was_not_asked_is_never_told_as_none_and_the_level_is_then_called_a_lower_bound()
    {
        // A cauda equina answer ends the questions after three.
        var view = View(Given(("age", "35-49"), ("sex", "female"), ("bladder-bowel", "hard-to-start")));

        Assert.All(Texts(view).Where(text => text.Key != "screen"), text =>
        {
            Assert.Contains(ReviewText.Incomplete, text.Value);
            Assert.DoesNotContain($"{ReviewText.NotExcluded}:\n- {ReviewText.None}", text.Value);
        });
        Assert.Contains(ReviewText.Incomplete, Texts(view)["screen"]);
    }

    [Fact]
    public void Every_text_begins_with_age_and_sex_and_who_answered()
    {
        var view = View(Given(("age", "35-49"), ("sex", "female"), ("bladder-bowel", "hard-to-start")));
        var (age, sex) = (Says(view, new("age")), Says(view, new("sex")));

        Assert.All(Texts(view), text =>
        {
            var (first, second, answered) = (text.Value.IndexOf(age, StringComparison.Ordinal), text.Value.IndexOf(sex, StringComparison.Ordinal),
                text.Value.IndexOf("Answered by somebody who was with the person.", StringComparison.Ordinal));
            Assert.InRange(first, 0, second);
            Assert.InRange(second, 0, answered);
            Assert.InRange(answered, 0, text.Value.IndexOf(ReviewText.Raised, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void The_signs_told_are_those_this_person_was_shown()
    {
        var ordinary = View(Vignettes("benign-desk-worker"));
        var emergency = View(Given(("age", "35-49"), ("bladder-bowel", "hard-to-start")));

        var shown = ordinary.Shown.SignsFirst.Select(sign => ordinary.Progress.Region.Fill(sign.Say)).ToList();
        Assert.Equal(5, shown.Count);
        Assert.All(Texts(ordinary), text => Assert.All(shown, sign => Assert.Contains(sign, text.Value)));
        Assert.All(
            ordinary.Release.Signs.Select(sign => ordinary.Progress.Region.Fill(sign.Say)).Except(shown),
            sign => Assert.DoesNotContain(sign, HandoverText.Sbar(ordinary)));
        Assert.Equal(Urgency.Emergency, emergency.Assessment.Urgency);
        Assert.Contains("The emergency page, with what was found", HandoverText.Sbar(emergency));
    }

    [Fact]
    public void Causes_stand_in_no_text_where_the_person_was_shown_none()
    {
        var view = View(Given(("age", "under16")));

        Assert.All(Texts(view), text =>
        {
            Assert.Contains("No causes were shown", text.Value);
            Assert.All(view.Assessment.Families, family => Assert.DoesNotContain(family.Family.Title, text.Value));
        });
    }

    [Fact]
    public void The_tool_is_judged_by_the_cause_it_showed_and_by_none_where_it_showed_none()
    {
        Assert.NotNull(View(Vignettes("benign-desk-worker")).Tool.Cause);
        Assert.Null(View(Given(("age", "35-49"), ("bladder-bowel", "hard-to-start"))).Tool.Cause);
        Assert.Null(View(Given(("age", "under16"))).Tool.Cause);
    }

    [Fact]
    public void A_line_of_the_inbox_has_a_first_cause_only_where_the_person_saw_it_first()
    {
        var people = new RandomPeople(Shipped.Content, Sampling.Seed);
        for (var number = 0; number < Sampling.Count(everyDay: 100, longRun: 5_000); number++)
        {
            var view = View(people.Next());

            var line = InboxProjection.Of(Shipped.Content, view.Progress.Settled, view.Assessment);

            Assert.Equal(view.Shown.Families.FirstOrDefault()?.Family.Code.Value, line.FirstCause);
        }
    }

    private static Dictionary<string, string> Texts(SessionView view)
    {
        using var page = new BunitContext();
        page.Services.AddMudServices();
        var summary = new SessionSummary(view);
        return new()
        {
            ["SBAR"] = HandoverText.Sbar(view),
            ["SOAP"] = HandoverText.Soap(view),
            ["PDF"] = Whole(view),
            ["person"] = new AppointmentSummary(view.Shown).Text,
            ["screen"] = Drawn(page.Render<SessionSummaryPart>(part => part.Add(one => one.View, view).Add(one => one.Summary, summary)).Nodes),
            ["paper"] = Drawn(page.Render<RecordPart>(part => part.Add(one => one.Summary, summary)).Nodes),
        };
    }

    private static string Drawn(AngleSharp.Dom.INodeList nodes) =>
        string.Join(' ', string.Concat(nodes.Select(node => node.TextContent)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What the file is made of; another test holds the file against it.</summary>
    private static string Whole(SessionView view) => string.Join(
        '\n',
        [
            ReviewText.SessionTitle(view.Session.Id), $"{HandoverText.Head(view)}. {ReviewText.NotADiagnosis}",
            .. new RecordSummary(view.Shown).Parts.SelectMany(part => part.Lines.Select(line => line.ToString()).Prepend(part.Heading)),
        ]);

    private static IEnumerable<string> Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The words of the file, but for the line at the foot of each page.</summary>
    private static string Read(byte[] file)
    {
        using var document = PdfDocument.Open(file);
        return string.Join(' ', document.GetPages().SelectMany(page => page.GetWords().Where(word => word.BoundingBox.Bottom > 40)).Select(word => word.Text));
    }

    private static string Says(SessionView view, ItemCode code)
    {
        var item = Shipped.Content[code];
        return $"{item.Label}: " + string.Join(
            ", ", view.Progress.Settled[code]!.Marks.Select(mark => ShellText.Sided(item.Find(mark.Option)!.Say, mark.Side)));
    }

    private static Answers Vignettes(string code) =>
        Content.VignetteRun.AnswersOf(Shipped.Content, Shipped.Release.Vignettes.Single(one => one.Code == code));

    private static Answers Given(params (string Item, string Option)[] given) => given.Aggregate(Answers.None, (answers, one) =>
        answers.With(new(one.Item), Assert.IsType<Reply.Accepted>(Reply.Read(Shipped.Content[new ItemCode(one.Item)], [one.Option])).Answer));

    private static SessionView View(Answers answers)
    {
        var session = new TriageSession([], Shipped.Release.Hash, "uk", true, TriageSession.UnknownDevice, false, At, ForWhom.WithMe);
        var replies = answers.InOrder.Select((item, place) =>
            new AnsweredItem(0, place + 1, item, string.Join(',', answers[item]!.Marks), At.AddSeconds(place))).ToList();
        var assessment = Content.CheckedTriage.Assess(Shipped.Content, answers).Assessment;
        var result = new ResultSnapshot(
            0, replies.Count, Shipped.Release.Hash, "1", assessment.Urgency, Content.Results.ResultRecord.Of(Shipped.Release, assessment).ToJson(), At);
        var reviewed = new ReviewedSession(new OpenSession(session, replies), result, null, false, false, [], [], []);
        return Assert.IsType<SessionView>(SessionView.Of(reviewed, Shipped.Release, Shipped.Release));
    }
}
