using GluteTriage.Content.Authoring;
using GluteTriage.Engine.Assessments;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>A small content folder without a fault, to put one fault at a time into.</summary>
internal static class Sample
{
    public static ContentFolder Folder { get; } = An.Folder(
        An.ItemWith("onset", "one-of", ["sudden", "gradual", "not-sure"], "benign: gradual"),
        An.ItemWith("spread", "some-of", ["foot", "thigh", "none", "not-sure"], "body-map: spread"),
        An.Place("foot", "thigh"), An.Place("thigh", "foot"),
        An.Definition("new-pain", "any:\n  - onset is any of sudden, not-sure"),
        An.RedFlag("sudden-pain", (Urgency.Emergency, "all: [new-pain, spread is foot]"), (Urgency.Soon, "onset is sudden")),
        An.Floor("foot", Urgency.Routine, "spread is foot"),
        An.Family("knot"),
        An.Cause("gluteal-knot", 13, ["onset is gradual: +3"], "family: knot"),
        An.Cause("sciatica", 12, ["spread is foot: +6"], "needs: spread is any of foot, thigh"))
        .With(new ContentFile("vignettes/v.yaml", """
            code: v
            story: A person.
            answers: { onset: gradual, spread: [thigh] }
            expect: { urgency: self-care, first-family: knot }
            because: A test.

            """))
        .With(new ContentFile("glossary.yaml", "- { term: ligament, plain: tough band, say: It ties bones. }\n"))
        .With(new ContentFile("self-care.yaml", "- { code: move, title: Move, say: Keep moving., sources: [R1] }\n"))
        .With(new ContentFile("warning-signs.yaml",
            "- { part: Feet, signs: [{ flag: sudden-pain, when: [\"It spreads.\", \"It came suddenly.\"], means: A test. }] }\n"))
        .With(new ContentFile("pictures/body-map.yaml", "- { code: back, text: A back., author: Us, licence: MIT }\n"))
        .With(new ContentFile("pictures/back.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>\n"))
        .With(new ContentFile("pages/about.md",
            "---\ntitle: About\ngroup: understand\norder: 1\nlead: What this is.\n"
            + "reviewed: 2026-01-01\nnext-review: 2027-01-01\nsources: [R1]\n---\n\nHello.\n"))
        .With(new ContentFile("hazards/fall.yaml", """
            code: fall
            title: A fall
            causes: [A step.]
            effect: A test.
            harm: A test.
            before: { likelihood: 2, severity: 5 }
            controls: [{ by: design, does: A test., tests: [A.B] }]
            after: { likelihood: 1, severity: 5 }
            left: A test.
            status: open
            sources: [R1]

            """))
        .With(new ContentFile("pages/causes/sciatica.md", "---\nlead: A test.\nreviewed: 2026-01-01\nnext-review: 2027-01-01\nsources: [R1]\n---\n\nHello.\n"))
        .With(new ContentFile("regions/uk.yaml", """
            code: uk
            name: United Kingdom
            order: 1
            emergency: { number: "999", name: "999", checked: none }
            urgent-advice: { number: "111", name: NHS 111, checked: none }
            crisis: { number: "116123", name: Samaritans on 116 123, checked: none }
            poison: { name: NHS 111, checked: none }
            words: { emergency-department: A&E, doctor: GP, urgent-care: centre, physiotherapist: physio,
                pharmacist: pharmacist, midwife: midwife, eye-care: optician }
            sources: [general-knowledge]

            """));

    /// <summary>The faults after replacing a text in one file; the text must be there.</summary>
    public static IReadOnlyList<FileFault> Broken(string path, string old, string replacement) =>
        ContentCompiler.Compile(Folder.Edited(path, old, replacement)).Faults;

    /// <summary>The faults when a file is written as given.</summary>
    public static IReadOnlyList<FileFault> With(string path, string text) =>
        ContentCompiler.Compile(Folder.With(new ContentFile(path, text))).Faults;

    public static IReadOnlyList<FileFault> Without(string path) => ContentCompiler.Compile(Folder.Without(path)).Faults;

    public static IEnumerable<string> Paths =>
        ["items/onset.yaml", "items/spread.yaml", "red-flags/sudden-pain.yaml", "causes/gluteal-knot.yaml", "causes/sciatica.yaml",
         "families/knot.yaml", "vignettes/v.yaml", "regions/uk.yaml", "pages/about.md", "pictures/body-map.yaml", "pictures/back.svg",
         "ranking.yaml", "questionnaire.yaml", "definitions.yaml", "urgencies.yaml", "sources.yaml", "release.yaml",
         "search.yaml", "self-care.yaml", "facts.yaml", "glossary.yaml", "safety-netting/emergency-signs.yaml"];
}
