namespace GluteTriage.Engine.Verification;

/// <summary>Where a criterion is true, and where it is not false, as functions of the answers.</summary>
internal readonly record struct TruthSets(int True, int Possible);

/// <summary>How a criterion is read.</summary>
/// <param name="NotAskedIsUnknown">What an item not asked counts as: unknown, or false for a lower bound.</param>
/// <param name="Until">Items from this position on have not been asked.</param>
/// <param name="Open">Position of an item whose answer is taken as unknown whatever it is; -1 for none.</param>
internal readonly record struct Reading(bool NotAskedIsUnknown, int Until, int Open = -1);
