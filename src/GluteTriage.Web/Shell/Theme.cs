using System.Text;
using GluteTriage.Engine.Assessments;
using MudBlazor;

namespace GluteTriage.Web.Shell;

/// <summary>
/// The one look of the site. Public pages read it as custom properties of <c>/theme.css</c>, the clinician area as a
/// <see cref="MudTheme"/>.
/// </summary>
internal static class Theme
{
    public const string FontFile = "fonts/atkinson-hyperlegible-next.woff2";

    private const string Face = "Atkinson Hyperlegible Next";

    private static readonly string[] Faces =
        [Face, "system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"];

    public static readonly Palette Light = new()
    {
        Ink = "#1b2a2a",
        InkSoft = "#4a5957",
        Paper = "#fbf8f2",
        Card = "#ffffff",
        Line = "#ded7ca",
        Edge = "#857f74",
        Brand = "#0e5a55",
        BrandSoft = "#e2f0ed",
        OnBrand = "#ffffff",
        Head = "#0d4a46",
        OnHead = "#fdf9f1",
        Focus = "#ffbf47",
        Emergency = new("#a4161a", "#fdeceb", "#ffffff"),
        SameDay = new("#924600", "#fdf0e1", "#ffffff"),
        Soon = new("#665200", "#faf3d6", "#ffffff"),
        Routine = new("#1f4e79", "#e8f0f8", "#ffffff"),
        SelfCare = new("#27613a", "#e8f4ea", "#ffffff"),
        Drawn = new("#f6ece1", "#dcae8a", "#b98355", "#efe6d2", "#d3a100", "#c9d7d6", "#dfbc98", "#c29570"),
    };

    public static readonly Palette Dark = new()
    {
        Ink = "#edf2ef",
        InkSoft = "#b4c1be",
        Paper = "#111919",
        Card = "#1a2525",
        Line = "#34413f",
        Edge = "#7d8c89",
        Brand = "#82d3ca",
        BrandSoft = "#1c3331",
        OnBrand = "#0b1817",
        Head = "#0c2422",
        OnHead = "#edf2ef",
        Focus = "#ffbf47",
        Emergency = new("#ff8f8a", "#3b1c1c", "#260a0a"),
        SameDay = new("#ffb46b", "#38281a", "#251503"),
        Soon = new("#f0d468", "#332d16", "#211b02"),
        Routine = new("#9cc7f2", "#1b2a39", "#08182a"),
        SelfCare = new("#8fd3a3", "#1a2f21", "#061b0c"),
        Drawn = new("#2a3330", "#7d5f45", "#a37a50", "#4a4a40", "#f0c64a", "#3c5553", "#4d4136", "#3f2f26"),
    };

    /// <summary>Sizes and spaces in rem; body text is 1.125rem, 18 px where the reader has not chosen otherwise.</summary>
    private static readonly (string Name, string Value)[] Sizes =
    [
        ("step--1", "1rem"), ("step-0", "1.125rem"), ("step-1", "1.3125rem"), ("step-2", "1.6875rem"), ("step-3", "2.125rem"),
        ("space-1", ".5rem"), ("space-2", "1rem"), ("space-3", "1.5rem"), ("space-4", "2.5rem"), ("space-5", "4rem"),
        ("radius", "14px"), ("radius-small", "8px"), ("column", "38rem"),
    ];

    public static MudTheme ToMudTheme() => new()
    {
        PaletteLight = Fill(new PaletteLight(), Light),
        PaletteDark = Fill(new PaletteDark(), Dark),
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = Sizes.Single(size => size.Name == "radius-small").Value },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Faces, FontSize = "1rem" },
            Body2 = new Body2Typography { FontFamily = Faces, FontSize = "1rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Subtitle2 = new Subtitle2Typography { FontFamily = Faces, FontSize = "1rem", FontWeight = "600", LineHeight = "1.5", LetterSpacing = "normal" },
            Button = new ButtonTypography
            {
                FontFamily = Faces,
                FontSize = "1rem",
                FontWeight = "600",
                LineHeight = "1.5",
                LetterSpacing = "normal",
                TextTransform = "none",
            },
        },
    };

    /// <param name="font">Address of <see cref="FontFile"/>.</param>
    public static string ToCss(string font)
    {
        var css = new StringBuilder();
        css.Append("@font-face{font-family:\"").Append(Face).Append("\";src:url(").Append(font)
            .Append(") format(\"woff2\");font-weight:200 800;font-display:swap}\n");
        css.Append(":root{color-scheme:light dark;--font:")
            .AppendJoin(',', Faces.Select(face => face.Contains(' ') ? $"\"{face}\"" : face)).Append(';');
        foreach (var (name, value) in Sizes)
        {
            css.Append("--").Append(name).Append(':').Append(value).Append(';');
        }

        Write(css, Light).Append("}\n@media (prefers-color-scheme:dark){:root{");
        Write(css, Dark).Append("}}\n");

        // Paper is white whatever the screen was.
        css.Append("@media print{:root{");
        Write(css, Light with { Paper = "#ffffff" }).Append("}}\n");
        return css.ToString();
    }

    private static StringBuilder Write(StringBuilder css, Palette palette)
    {
        foreach (var (name, value) in Colours(palette))
        {
            css.Append("--").Append(name).Append(':').Append(value).Append(';');
        }

        return css;
    }

    private static IEnumerable<(string Name, string Value)> Colours(Palette palette) =>
    [
        ("ink", palette.Ink), ("ink-soft", palette.InkSoft), ("paper", palette.Paper), ("card", palette.Card),
        ("line", palette.Line), ("edge", palette.Edge), ("brand", palette.Brand), ("brand-soft", palette.BrandSoft),
        ("on-brand", palette.OnBrand), ("head", palette.Head), ("on-head", palette.OnHead), ("focus", palette.Focus),
        ("skin", palette.Drawn.Skin), ("muscle", palette.Drawn.Muscle), ("muscle-deep", palette.Drawn.MuscleDeep), ("bone", palette.Drawn.Bone),
        ("nerve", palette.Drawn.Nerve), ("cloth", palette.Drawn.Cloth), ("skin-tan", palette.Drawn.SkinTan), ("skin-brown", palette.Drawn.SkinBrown),
        .. palette.Levels.SelectMany(level => new[]
        {
            (level.Urgency.Code(), level.Tint.Strong),
            (level.Urgency.Code() + "-soft", level.Tint.Soft),
            (level.Urgency.Code() + "-on", level.Tint.On),
        }),
    ];

    private static T Fill<T>(T mud, Palette palette)
        where T : MudBlazor.Palette
    {
        mud.Primary = palette.Brand;
        mud.PrimaryContrastText = palette.OnBrand;
        mud.Secondary = palette.Routine.Strong;
        mud.Background = palette.Paper;
        mud.Surface = palette.Card;
        mud.AppbarBackground = palette.Head;
        mud.AppbarText = palette.OnHead;
        mud.TextPrimary = palette.Ink;
        mud.TextSecondary = palette.InkSoft;
        mud.ActionDefault = palette.InkSoft;
        mud.LinesDefault = palette.Line;
        mud.LinesInputs = palette.Edge;
        mud.TableLines = palette.Line;
        mud.Divider = palette.Line;
        mud.Error = palette.Emergency.Strong;
        mud.Warning = palette.SameDay.Strong;
        mud.Info = palette.Routine.Strong;
        mud.Success = palette.SelfCare.Strong;
        return mud;
    }
}
