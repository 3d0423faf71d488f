using GluteTriage.Web.Accounts;
using GluteTriage.Web.Circuits;
using GluteTriage.Web.Tests.Reviewing;
using Microsoft.Extensions.Options;

namespace GluteTriage.Web.Tests.Circuits;

public sealed class LiveConnectionsTests
{
    [Fact]
    public void A_connection_that_has_gone_by_itself_is_not_cut_off_any_more()
    {
        var connections = new LiveConnections(Options.Create(new ReviewLimits { CircuitsAtMost = 200, CircuitsPerAccount = 10 }));
        var connection = new LiveConnection(
            SignedIn.Principal("dr-a", StaffRole.Reviewer), () => throw new ObjectDisposedException("the request it belonged to"));
        connections.TryEnter(connection);
        var seenByTheWatch = connections.Open.Single();

        connections.Leave(connection);

        seenByTheWatch.Abort();
    }
}
