using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Testing;
using GluteTriage.Web.Checking;
using Microsoft.AspNetCore.Http;

namespace GluteTriage.Web.Tests.Checking;

/// <summary>A stranger is never shown the emergency words of a country by accident.</summary>
public sealed class RegionsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("atlantis")]
    public void A_region_added_at_the_end_serves_nobody_who_did_not_choose_it(string? chosen)
    {
        var release = WithLast("in");

        Assert.Equal("in", release.Regions[^1].Code);
        Assert.Equal("elsewhere", release.RegionOrAnywhere(chosen).Code);
        Assert.Equal("in", release.RegionOrAnywhere("in").Code);
    }

    [Fact]
    public void A_country_of_the_European_Union_that_has_a_region_of_its_own_is_offered_that_one()
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.AcceptLanguage = "mt-MT";

        Assert.Equal("eu", Shipped.Release.RegionOfLanguage(request)?.Code);
        Assert.Equal("mt", WithLast("mt").RegionOfLanguage(request)?.Code);
    }

    private static Release WithLast(string code)
    {
        var text = Shipped.Folder.Find("regions/uk.yaml")!.Text
            .Replace("code: uk\nname: United Kingdom", $"code: {code}\nname: The last", StringComparison.Ordinal)
            .Replace("order: 1\n", "order: 99\n", StringComparison.Ordinal);
        return ContentCompiler.Compile(Shipped.Folder.With(new ContentFile($"regions/{code}.yaml", text))).Release!;
    }
}
