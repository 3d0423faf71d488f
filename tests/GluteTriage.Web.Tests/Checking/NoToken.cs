using Microsoft.AspNetCore.Components.Forms;

namespace GluteTriage.Web.Tests.Checking;

/// <summary>Leaves are shown without a site round them, and so without form tokens.</summary>
internal sealed class NoToken : AntiforgeryStateProvider
{
    public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
}
