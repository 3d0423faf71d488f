using GluteTriage.Engine.Rules;

namespace GluteTriage.Web.Results;

/// <summary>
/// Tells a sign of danger from oneself or others at home from a sign of illness. Its page is another: the crisis line first, and no word
/// about pressing, massaging or stretching.
/// </summary>
internal static class CrisisSign
{
    private const string CrisisLine = "{crisis}";

    /// <summary>Whether the words to say are meant for the crisis line.</summary>
    public static bool Is(RedFlag flag) => flag.WhatToSay?.Contains(CrisisLine, StringComparison.Ordinal) is true;
}
