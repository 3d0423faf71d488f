namespace GluteTriage.Web.Reading;

/// <summary>How deep the back view is shown: a layer and all below it.</summary>
/// <param name="Code">In addresses, and in the class of the drawing's parts.</param>
internal sealed record AnatomyLayer(string Code, string Title, string Says)
{
    /// <summary>From the outside in.</summary>
    public static readonly IReadOnlyList<AnatomyLayer> All =
    [
        new("surface", "The big muscle on the outside",
            "Gluteus maximus is the large muscle you sit on. It runs from the back of the pelvis down to the thigh, and drives you up stairs and out "
            + "of a chair."),
        new("middle", "The two muscles below it",
            "Gluteus medius and, below it, gluteus minimus fan out from the pelvis to the bony point at the side of the hip. They keep the pelvis "
            + "level when you stand on one leg. A window in medius shows minimus below it."),
        new("deep", "The deep muscles and the sciatic nerve",
            "Piriformis runs from the flat bone above the crease to the top of the thigh bone and turns the hip. The sciatic nerve usually comes out "
            + "below it and runs down the thigh, under the hamstrings. These start at the sit bone and bend the knee."),
        new("bone", "The bones",
            "The spine stands on the flat bone above the crease (sacrum), which ends in the tailbone. The pelvis joins it on both sides. You sit on "
            + "the two sit bones. The bony points at the side are the tops of the thigh bones."),
    ];
}
