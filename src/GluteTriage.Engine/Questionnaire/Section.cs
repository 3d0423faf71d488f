using System.Collections.Immutable;

namespace GluteTriage.Engine.Questionnaire;

/// <summary>A part of the questionnaire, shown as "Part 2 of 3: ...".</summary>
/// <param name="Items">Codes in asking order.</param>
public sealed record Section(string Code, string Title, ImmutableArray<ItemCode> Items);

/// <summary>A region of the body map.</summary>
/// <param name="Sided">True when left and right are told apart.</param>
/// <param name="Neighbours">Regions a finger may slip to.</param>
public sealed record Place(OptionCode Code, string Label, bool Sided, ImmutableArray<OptionCode> Neighbours);
