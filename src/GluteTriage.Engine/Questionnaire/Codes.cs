namespace GluteTriage.Engine.Questionnaire;

/// <summary>Names an item for good, e.g. <c>bladder-bowel</c>; used in content, replies, the API and the session log.</summary>
public readonly record struct ItemCode(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>Names one option of an item, e.g. <c>hard-to-start</c>. Means something only together with its item.</summary>
public readonly record struct OptionCode(string Value)
{
    /// <summary>"Nothing like this": on a list it stands alone.</summary>
    public static readonly OptionCode None = new("none");

    /// <summary>Asked, and the person could not say. Never the same as "no".</summary>
    public static readonly OptionCode NotSure = new("not-sure");

    /// <summary>The person would rather not say. Every rule reads it as <see cref="NotSure"/>.</summary>
    public static readonly OptionCode Skip = new("skip");

    /// <summary>An optional home check that was not done: carries no information, and weighs nothing.</summary>
    public static readonly OptionCode NotDone = new("not-done");

    /// <summary>True when the option says something about the person: not "not sure", "skip" or "not done".</summary>
    public bool IsInformative => this != NotSure && this != Skip && this != NotDone;

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>Names a possible explanation of the pain, e.g. <c>piriformis-syndrome</c>.</summary>
public readonly record struct CauseCode(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>Names a family of causes that are shown as one, e.g. <c>muscle-knot</c>.</summary>
public readonly record struct FamilyCode(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>Names a pattern that must not be missed, e.g. <c>saddle-numbness</c>.</summary>
public readonly record struct RedFlagCode(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>
/// Names what a statement rests on: an entry of <c>sources.yaml</c>, or <c>judgement</c> or <c>general-knowledge</c>.
/// </summary>
public readonly record struct SourceCode(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}
