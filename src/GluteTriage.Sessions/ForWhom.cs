namespace GluteTriage.Sessions;

/// <summary>Whose pain the answers are about, and whether that person can be asked.</summary>
public enum ForWhom
{
    /// <summary>Whoever answers.</summary>
    Me,

    /// <summary>Somebody who is with whoever answers.</summary>
    WithMe,

    /// <summary>Somebody who is elsewhere, and can only be rung.</summary>
    Elsewhere,
}

/// <summary>The codes by which it is stored and posted.</summary>
public static class ForWhomCodes
{
    /// <summary>In the order of <see cref="ForWhom"/>.</summary>
    private static readonly string[] Codes = ["me", "with-me", "elsewhere"];

    public static string Code(this ForWhom whom) => Codes[(int)whom];

    /// <returns>Null when it is no code, or none was given.</returns>
    public static ForWhom? Find(string? code) => Array.IndexOf(Codes, code) is >= 0 and var place ? (ForWhom)place : null;
}
