using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Reading;

/// <summary>Where a place of the body map is on the small figure of the clinicians' inbox, which is 40 wide and 84 high.</summary>
/// <param name="FromMiddle">How far from the middle line, 0 to 20; to the left or to the right as the person says.</param>
/// <param name="Down">How far from the top, 0 to 84.</param>
/// <param name="Front">On the front of the body, and drawn as a ring.</param>
public sealed record FigurePlace(OptionCode Place, int FromMiddle, int Down, bool Front);
