namespace GluteTriage.Engine.Questionnaire;

/// <summary>What an item tells of the person that whoever reads the answers wants to see first. One item at most tells each.</summary>
public enum PersonFact
{
    /// <summary>It tells of the complaint.</summary>
    None,

    /// <summary>How old they are.</summary>
    Age,

    /// <summary>Their sex, as far as they said it.</summary>
    Sex,
}
