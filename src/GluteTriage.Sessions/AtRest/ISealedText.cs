namespace GluteTriage.Sessions.AtRest;

/// <summary>A row with a text that tells of one person. In memory it is plain, in the file it is sealed; <see cref="SessionDb"/> sees to both.</summary>
internal interface ISealedText
{
    /// <summary>The session whose key seals it, or <see cref="SessionKeys.Installation"/> for what outlives its session.</summary>
    long SealedFor { get; }

    /// <summary>Column, session and row: what it is bound to, as <see cref="SealedColumn.Place(long, string)"/> writes it.</summary>
    string Place { get; }

    /// <summary>The name of the property that has the text.</summary>
    string TextName { get; }

    string Text { get; set; }
}
