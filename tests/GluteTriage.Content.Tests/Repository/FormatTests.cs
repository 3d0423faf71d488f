using System.Globalization;
using System.Text.RegularExpressions;

namespace GluteTriage.Content.Tests.Repository;

/// <summary>The everyday form of the format check, in a second: the whole one loads every project and takes minutes.</summary>
public sealed partial class FormatTests
{
    /// <summary>Files that still have lines to wrap, by name, because they may move. It only ever grows shorter.</summary>
    private static readonly HashSet<string> NotYetWrapped =
    [
        "AccountPostsTests.cs", "AccountSecrets.cs", "AccountText.cs", "AgreementTests.cs", "AnswersDocumentTests.cs", "AnswersTests.cs",
        "ArticleTests.cs", "AssessmentText.cs", "AuditFigures.cs", "AuditKey.cs", "AuditTrailTests.cs", "AuditVerification.cs", "AuthenticatorApp.cs",
        "BitRule.cs", "BreakGlassPage.razor", "CausePage.razor", "CertificateTests.cs", "CircuitArea.cs", "CircuitFigures.cs", "ClaimPart.razor",
        "ClinicAccessibilityTests.cs", "ClinicalTables.cs", "Colleague.cs", "CommonWords.cs", "ComparePage.razor", "ComparisonTests.cs",
        "ComparisonText.cs", "CompileCommand.cs", "CompiledRanking.cs", "CompiledRulesTests.cs", "CompiledScores.cs", "ConcernsPage.razor",
        "ContentCompilerTests.cs", "ContentSearchTests.cs", "CookiesPage.razor", "CriterionMutants.cs", "DemoCommand.cs", "Drafts.cs",
        "EarlyStopIsSafe.cs", "EmergencyFirst.cs", "Enrolment.cs", "EveryoneGetsOneAnswer.cs", "EvidencePage.razor", "ExportTests.cs",
        "GlassTests.cs", "GuessingTests.cs", "HazardsPage.razor", "HeadsFile.cs", "HelpLineLink.razor", "HomePage.razor", "HubMessage.cs",
        "InboxChips.cs", "InboxFigures.cs", "InboxFilterForm.razor", "InboxPage.razor", "InboxPaintFigures.cs", "InboxTests.cs", "InboxUpkeep.cs",
        "InterviewGraph.cs", "ItemPicture.razor", "Judgement.cs", "JudgementPart.razor", "LeakedPasswords.cs", "LengthFigures.cs", "ManySessions.cs",
        "MiniBody.razor", "MutantFigures.cs", "MutantHunt.cs", "Mutants.cs", "MyAnswersDocument.razor", "NeededAnswersAdvised.cs",
        "OfflineServingTests.cs", "OfflineTests.cs", "Outline.cs", "PageMarkup.cs", "Passkeys.cs", "PasswordFigures.cs", "PersonTexts.cs",
        "PlainIfs.Ranking.cs", "PlainIfs.cs", "PlainLanguage.cs", "Program.cs", "PropertyTests.cs", "ProvedPage.razor", "QuestionTable.razor",
        "Questionnaire.cs", "ReadingFigures.cs", "ReadingFiles.cs", "ReadingTests.cs", "ReplayCommand.cs", "ReplayFigures.cs", "ReplayTests.cs",
        "ReviewAgreementTests.cs", "ReviewAreaTests.cs", "ReviewText.Agreement.cs", "ReviewText.Audit.cs", "ReviewText.Circuit.cs",
        "ReviewText.Code.cs", "ReviewText.Glass.cs", "ReviewText.Out.cs", "ReviewText.Session.cs", "ReviewText.cs", "RouteAccessTests.cs",
        "RunningSite.cs", "SafeHtml.cs", "SafeHtmlTests.cs", "Sample.cs", "SearchEntry.cs", "SearchForm.razor", "SearchWords.cs", "SecondProver.cs",
        "SecondProverTests.cs", "ServingTests.cs", "SessionExport.cs", "SessionExportTests.cs", "SessionPageFigures.cs", "SessionTable.cs",
        "SharingOf.cs", "ShippedContentTests.cs", "SignInTests.cs", "SignIns.cs", "SiteFigures.cs", "SmallestWays.cs", "StaffDeskTests.cs",
        "StaffRow.razor", "Stage.cs", "StartFigures.cs", "TextbookPicturesLead.cs", "ThemeTests.cs", "VignetteTests.cs", "Walk.cs",
        "WarningSignsPage.razor", "WhoComesFirst.cs", "WhoIsAsked.cs", "Z3.cs",
    ];

    private static readonly int Longest = int.Parse(MaxLineLength().Match(SourceTree.Text(".editorconfig")).Groups[1].Value, CultureInfo.InvariantCulture);

    [Fact]
    public void No_line_is_longer_than_the_editor_is_told() =>
        Assert.Empty(Lines(file => !NotYetWrapped.Contains(Path.GetFileName(file)), line => line.Length > Longest));

    [Fact]
    public void No_line_ends_in_spaces() => Assert.Empty(Lines(_ => true, line => line.Length > 0 && char.IsWhiteSpace(line[^1])));

    [Fact]
    public void Every_file_ends_its_lines_with_a_line_feed_and_its_last_line_too() =>
        Assert.Empty(SourceTree.Code
            .Where(file => file.Text.Contains('\r', StringComparison.Ordinal) || (file.Text.Length > 0 && file.Text[^1] != '\n') || file.Text is ['\uFEFF', ..])
            .Select(file => file.Path));

    [Fact]
    public void Usings_are_sorted_with_those_of_the_runtime_first() =>
        Assert.Empty(SourceTree.Code
            .Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => (file.Path, Usings: Using().Matches(file.Text).Select(match => match.Groups[1].Value).ToList()))
            .Where(file => !file.Usings.SequenceEqual(Sorted(file.Usings)))
            .Select(file => $"{file.Path}: {string.Join(", ", Sorted(file.Usings))}"));

    private static IEnumerable<string> Lines(Func<string, bool> ofFile, Func<string, bool> isWrong) =>
        from file in SourceTree.Code
        where ofFile(file.Path)
        from line in file.Text.Split('\n').Select((text, at) => (Text: text, Number: at + 1))
        where isWrong(line.Text)
        select $"{file.Path}:{line.Number}";

    /// <summary>Part by part, so that a namespace stands before those inside it.</summary>
    private static IEnumerable<string> Sorted(IEnumerable<string> usings) =>
        usings.OrderByDescending(name => name.Split('.')[0] == "System").ThenBy(name => name.Replace('.', '\u0001'), StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"^max_line_length = (\d+)$", RegexOptions.Multiline)]
    private static partial Regex MaxLineLength();

    [GeneratedRegex(@"^using ([\w.]+);$", RegexOptions.Multiline)]
    private static partial Regex Using();
}
