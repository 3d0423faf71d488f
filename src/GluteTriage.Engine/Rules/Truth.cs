namespace GluteTriage.Engine.Rules;

/// <summary>What the answers so far say about a criterion. The order is the meaning: "all" is the least, "any" the greatest.</summary>
public enum Truth
{
    False = 0,
    Unknown = 1,
    True = 2,
}
