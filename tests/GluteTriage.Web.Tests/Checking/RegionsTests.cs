using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Testing;
using GluteTriage.Web.Checking;

namespace GluteTriage.Web.Tests.Checking;

/// <summary>A stranger is never shown the emergency words of a country by accident.</summary>
public sealed class RegionsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("atlantis")]
    public void A_region_added_at_the_end_serves_nobody_who_did_not_choose_it(string? chosen)
    {
        var release = WithIndiaLast();

        Assert.Equal("in", release.Regions[^1].Code);
        Assert.Equal("elsewhere", release.RegionOrAnywhere(chosen).Code);
        Assert.Equal("in", release.RegionOrAnywhere("in").Code);
    }

    private static Release WithIndiaLast()
    {
        var text = Shipped.Folder.Find("regions/uk.yaml")!.Text
            .Replace("code: uk", "code: in", StringComparison.Ordinal)
            .Replace("order: 1\n", "order: 99\n", StringComparison.Ordinal);
        return ContentCompiler.Compile(Shipped.Folder.With(new ContentFile("regions/in.yaml", text))).Release!;
    }
}
