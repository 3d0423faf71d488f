using System.Collections.Immutable;
using System.Globalization;
using GluteTriage.Content.Pages;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Authoring;

/// <summary>Reads exercises.yaml and programmes/.</summary>
internal sealed class ProgrammeFiles
{
    private const string ExercisesPath = "exercises.yaml";
    private const int MostNumber = 100;
    private const int MostDays = 7;
    private static readonly SourceCode GeneralKnowledge = new("general-knowledge");

    private readonly Draft draft;
    private readonly MoveList moves;
    private readonly ImmutableArray<Cause> causes;
    private readonly ImmutableArray<Picture> pictures;

    private readonly Dictionary<string, Exercise> exercises = [];
    private ImmutableArray<Advice> notYet = [];
    private ImmutableArray<Advice> stop = [];
    private Advice pain = new("", []);

    private ProgrammeFiles(Draft draft, MoveList moves, ImmutableArray<Cause> causes, ImmutableArray<Picture> pictures) =>
        (this.draft, this.moves, this.causes, this.pictures) = (draft, moves, causes, pictures);

    /// <returns>None where the folder has none.</returns>
    public static ImmutableArray<Programme> Read(Draft draft, MoveList moves, ImmutableArray<Cause> causes, ImmutableArray<Picture> pictures)
    {
        if (draft.Folder.Find(ExercisesPath) is null && !draft.Folder.In("programmes", ".yaml").Any())
        {
            return [];
        }

        var files = new ProgrammeFiles(draft, moves, causes, pictures);
        files.ReadExercises();
        ImmutableArray<Programme> programmes = [.. draft.Each("programmes").Select(files.ReadProgramme)];
        draft.RefuseTwins(programmes.SelectMany(programme => programme.Causes), cause => cause.Value, "programmes");
        return programmes;
    }

    /// <summary>Each cause of a programme has an article that says where it stands.</summary>
    public static void CheckPlaces(Draft draft, IEnumerable<Programme> programmes, ImmutableArray<CauseArticle> articles)
    {
        foreach (var cause in programmes.SelectMany(programme => programme.Causes)
            .Where(cause => !articles.Any(article => article.Cause == cause && ProgrammePlace.IsIn(article.Html))))
        {
            draft.Faults.AddFile($"pages/causes/{cause}.md", "Programme has no place",
                "This cause has a programme of exercises, and its page does not place it.",
                "Write {programme} alone on a line, once, under the heading about exercises.");
        }
    }

    private void ReadExercises()
    {
        if (draft.Map(ExercisesPath) is not { } root)
        {
            return;
        }

        notYet = [.. root.Maps("not-yet", required: true).Select(ReadLine)];
        stop = [.. root.Maps("stop", required: true).Select(ReadLine)];
        pain = ReadLine(root, "pain");
        var read = root.Maps("exercises", required: true).Select(ReadExercise).ToList();
        root.NoOthers();
        draft.RefuseTwins(read, one => one.Code, ExercisesPath);
        foreach (var one in read)
        {
            exercises[one.Code] = one;
        }
    }

    private Exercise ReadExercise(Fields fields)
    {
        var exercise = new Exercise(fields.Code("code"), fields.Text("title"), fields.OptionalText("picture"), fields.Texts("how", required: true),
            fields.OptionalText("not-if"), fields.Texts("moves"), fields.Sources());
        fields.NoOthers();
        if (exercise.Picture is { } code && pictures.All(picture => picture.Code != code))
        {
            draft.Faults.Add(fields.At, "Picture does not exist", $"There is no picture '{code}'.", "Correct the code, or add the picture.");
        }

        foreach (var text in exercise.How.Prepend(exercise.Title))
        {
            moves.Check(ExercisesPath, text, exercise.Moves);
        }

        return exercise;
    }

    private Programme ReadProgramme(Fields fields)
    {
        var programme = new Programme(
            fields.FileCode(),
            [.. fields.Texts("causes", required: true).Select(code => new CauseCode(code))],
            ReadLine(fields, "aim"),
            [.. notYet, .. fields.Maps("not-yet").Select(ReadLine)],
            [.. stop, .. fields.Maps("stop").Select(ReadLine)],
            pain,
            [.. fields.Maps("stages", required: true).Select(ReadStage)],
            draft.SignedOff(fields),
            fields.Date("review-by"));
        fields.NoOthers();
        if (!programme.Stages.Select(stage => stage.Kind).SequenceEqual(Enum.GetValues<StageKind>()))
        {
            draft.Faults.Add(fields.At, "Stages are not the three", "A programme has one stage of each kind, in their order.",
                "Write one each of: calm, build, back.");
        }

        foreach (var code in programme.Causes)
        {
            CheckCause(fields, programme, code);
        }

        return programme;
    }

    /// <summary>No stage holds what the cause says to leave out: advice never takes back what other advice forbids.</summary>
    private void CheckCause(Fields fields, Programme programme, CauseCode code)
    {
        if (causes.FirstOrDefault(cause => cause.Code == code) is not { } cause)
        {
            draft.Faults.Add(fields.At["causes"]!, "Cause does not exist", $"There is no cause '{code}'.",
                Suggestion.Among(code.Value, causes.Select(known => known.Code.Value)));
            return;
        }

        foreach (var (exercise, forbidden) in
            from exercise in programme.Exercises()
            from move in exercise.Moves
            where cause.Avoid.Any(advice => advice.Names(move))
            select (exercise, move))
        {
            draft.Faults.Add(fields.At, "Exercise is forbidden",
                $"'{exercise.Code}' counts as '{forbidden}', which causes/{cause.Code}.yaml says to leave out.",
                "Take another exercise, or correct the list of what to leave out.");
        }
    }

    private Stage ReadStage(Fields fields)
    {
        var stage = new Stage(
            fields.OneOf("stage", ("calm", StageKind.Calm), ("build", StageKind.Build), ("back", StageKind.Back)),
            ReadLine(fields, "when"),
            [.. fields.Maps("exercises", required: true).Select(ReadDose)],
            [.. fields.Maps("also").Select(ReadLine)],
            ReadLine(fields, "feels"),
            ReadLine(fields, "move-on"),
            ReadLine(fields, "go-back"));
        fields.NoOthers();
        return stage;
    }

    private Dose ReadDose(Fields fields)
    {
        var code = fields.Text("do");
        if (!exercises.TryGetValue(code, out var exercise))
        {
            draft.Faults.Add(fields.At, "Exercise does not exist", $"'{code}' is not in exercises.yaml.", Suggestion.Among(code, exercises.Keys));
        }

        var dose = new Dose(
            exercise ?? new Exercise(code, "", null, [], null, [], []),
            ReadSpan(fields, "sets", MostNumber),
            ReadSpan(fields, "repeats", MostNumber),
            ReadSpan(fields, "seconds", MostNumber),
            ReadSpan(fields, "minutes", MostNumber),
            ReadSpan(fields, "days-a-week", MostDays) ?? new Span(1, 1),
            ReadSpan(fields, "times-a-day", MostDays),
            fields.OptionalText("note"),
            fields.Sources());
        fields.NoOthers();
        if (dose is { Repeats: null, Seconds: null, Minutes: null } || fields.At["days-a-week"] is null)
        {
            draft.Faults.Add(fields.At, "Dose is not told", "Nobody could tell from this how much to do, or how often.",
                "Write 'repeats', 'seconds' or 'minutes', and 'days-a-week'.");
        }

        if (!dose.Sources.IsEmpty && dose.Sources.All(source => source == GeneralKnowledge))
        {
            draft.Faults.Add(fields.At, "Dose without a source", "What everybody knows does not say how many: these numbers come from somewhere.",
                "Name the source that gives them, or 'judgement' where the authors chose them.");
        }

        return dose;
    }

    /// <summary>A whole number, or two joined with "to".</summary>
    private Span? ReadSpan(Fields fields, string key, int most)
    {
        if (fields.OptionalText(key) is not { } text)
        {
            return null;
        }

        var ends = text.Split(" to ");
        if (ends.Length <= 2
            && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            && from >= 1 && to <= most && (from < to || ends.Length == 1))
        {
            return new Span(from, to);
        }

        draft.Faults.Add(fields.At[key]!, "Not an amount", $"'{text}' is not an amount from 1 to {most}.", "Write a whole number, or two such as '10 to 20'.");
        return new Span(1, 1);
    }

    private static Advice ReadLine(Fields parent, string key) =>
        parent.Map(key, required: true) is { } fields ? ReadLine(fields) : new Advice("", []);

    private static Advice ReadLine(Fields fields)
    {
        var line = new Advice(fields.Text("say"), fields.Sources());
        fields.NoOthers();
        return line;
    }
}
