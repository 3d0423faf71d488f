namespace GluteTriage.Engine.Rules;

/// <summary>What the answers so far say about a criterion. The order is the meaning: "all" is the least, "any" the greatest.</summary>
public enum Truth
{
    /// <summary>The answers say no, or the item does not apply.</summary>
    False = 0,
    /// <summary>Not sure, or not asked.</summary>
    Unknown = 1,
    /// <summary>The answers say yes.</summary>
    True = 2,
}
