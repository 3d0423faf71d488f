namespace GluteTriage.Engine.Questionnaire;

/// <summary>How many options an answer may hold.</summary>
public enum ItemKind
{
    /// <summary>Exactly one option.</summary>
    OneOf,

    /// <summary>One or more options; an exclusive option stands alone.</summary>
    SomeOf,
}
