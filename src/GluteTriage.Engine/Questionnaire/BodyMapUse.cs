namespace GluteTriage.Engine.Questionnaire;

/// <summary>Whether an item is also answered on the body map, where a mark may carry a side.</summary>
public enum BodyMapUse
{
    /// <summary>Answered from its list alone.</summary>
    None,

    /// <summary>One place: where it hurts most.</summary>
    Worst,

    /// <summary>Any number of places: where it travels to.</summary>
    Spread,
}
