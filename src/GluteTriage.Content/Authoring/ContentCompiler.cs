using System.Collections.Immutable;
using System.Text.Json;
using GluteTriage.Content.Pages;
using GluteTriage.Content.Reading;
using GluteTriage.Engine;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Authoring;

/// <summary>What came of a compilation: a release, or faults.</summary>
/// <param name="Release">Null when there is any fault.</param>
public sealed record Compilation(Release? Release, IReadOnlyList<FileFault> Faults);

/// <summary>Turns the files of <c>content/</c> into a release, or finds every fault in them.</summary>
public static class ContentCompiler
{
    /// <summary>Reads and checks all files. The same files give the same release.</summary>
    public static Compilation Compile(ContentFolder folder) => Compile(folder, Read);

    /// <param name="read">Reads a draft; other than the compiler's own only to try what becomes of its mistakes.</param>
    internal static Compilation Compile(ContentFolder folder, Func<Draft, Release> read)
    {
        var faults = new FaultLog();
        var release = ReadAndCheck(new Draft(folder, faults), read);
        return faults.Faults is { Count: > 0 } found ? new Compilation(null, found) : new Compilation(release, []);
    }

    private static Release? ReadAndCheck(Draft draft, Func<Draft, Release> read)
    {
        try
        {
            draft.CheckFiles();
            var release = read(draft);
            draft.Texts.CheckCalls(release.Regions);
            PageLinks.Check(draft, release);
            PlainLanguage.Check(draft, release);
            draft.RefuseUnread();
            return release;
        }
        catch (Exception mistake) when (mistake is not OutOfMemoryException)
        {
            // An author cannot mend this, but is told where it happened; and a site keeps its last good release as with any other fault.
            draft.Faults.AddFile(draft.Reading ?? "", "Compiler broke off",
                $"The compiler broke off in this file or after it: {mistake.GetType().Name}: {mistake.Message}",
                "This is a mistake in the compiler. Please report it with the file; what was changed last may show a way round it.");
            return null;
        }
    }

    private static Release Read(Draft draft)
    {
        var sources = ReadingFiles.ReadSources(draft);
        draft.Know(sources);
        var note = ReadingFiles.ReadNote(draft);
        var questionnaire = QuestionnaireFiles.Read(draft);
        var (levels, floors) = ReadingFiles.ReadUrgencies(draft);
        var redFlags = RedFlagFiles.Read(draft, questionnaire.Areas);
        var moves = new MoveList(draft);
        var (families, causes, ranking) = CauseFiles.Read(draft, questionnaire.Items, moves);
        FrequencyFile.Read(draft, questionnaire.Items);
        var facts = ReadingFiles.ReadFacts(draft);
        var glossary = ReadingFiles.ReadGlossary(draft);
        var pictures = ReadPictures(draft, questionnaire.Items);
        var parts = new PageParts(pictures, facts, glossary, draft.KnownSources);

        var clinical = new ClinicalContent
        {
            Hash = draft.Folder.Hash,
            Release = note.Name,
            Sections = questionnaire.Sections,
            Items = questionnaire.Items,
            Places = questionnaire.Places,
            WarningAreas = questionnaire.Areas,
            RedFlags = redFlags,
            Floors = floors,
            Families = families,
            Causes = causes,
            Ranking = ranking,
            Screens = ScreenFile.Read(draft, questionnaire.Items, ranking.AfterResult),
        };
        var pages = PageFiles.ReadPages(draft, parts, redFlags);
        var programmes = ProgrammeFiles.Read(draft, moves, causes, pictures);
        var articles = PageFiles.ReadCauseArticles(draft, parts, causes, programmes);
        ProgrammeFiles.CheckPlaces(draft, programmes, articles);
        var selfCare = ReadingFiles.ReadSelfCare(draft);
        var compared = SideBySideFile.Read(draft, new RulesLean(questionnaire.Items, families, causes, redFlags), pages);
        var (intents, alike) = SearchFile.Read(draft, redFlags, causes, pages, compared, selfCare, glossary);
        return new Release
        {
            Clinical = clinical,
            Note = note,
            Levels = levels,
            Regions = RegionFiles.Read(draft),
            SelfCare = selfCare,
            Signs = ReadingFiles.ReadSigns(draft),
            SignWords = SignWordsFile.Read(draft, redFlags),
            Facts = facts,
            Sources = sources,
            Glossary = glossary,
            SearchIntents = intents,
            WordsAlike = alike,
            Definitions = questionnaire.Definitions,
            Figure = questionnaire.Figure,
            Pages = pages,
            Compared = compared,
            CauseArticles = articles,
            Programmes = programmes,
            Courses = CourseFile.Read(draft, causes),
            Pictures = pictures,
            Hazards = HazardFiles.Read(draft),
            Vignettes = VignetteFiles.Read(draft, clinical),
            Certificate = ReadCertificate(draft),
        };
    }

    private static ImmutableArray<Picture> ReadPictures(Draft draft, IEnumerable<Item> items)
    {
        var pictures = PageFiles.ReadPictures(draft);
        foreach (var item in items.Where(item => item.Picture is { } shown && pictures.All(picture => picture.Code != shown)))
        {
            draft.Faults.AddFile($"items/{item.Code}.yaml", "Picture does not exist",
                $"No list in pictures/ has a picture '{item.Picture}'.", "Correct the code, or add the picture.");
        }

        return pictures;
    }

    private static Certificate? ReadCertificate(Draft draft)
    {
        try
        {
            return Certificate.Beside(draft.Folder);
        }
        catch (JsonException cause)
        {
            draft.Faults.AddFile(Certificate.FileName, "Certificate cannot be read",
                $"The certificate cannot be read: {cause.Message}", "Write it anew with `gt verify --write`, or remove it.");
            return null;
        }
    }
}
