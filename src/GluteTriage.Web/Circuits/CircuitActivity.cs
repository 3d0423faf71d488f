using GluteTriage.Web.Accounts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace GluteTriage.Web.Circuits;

/// <summary>
/// What comes in from a live page: a click, a change, a step to another address. Each counts as something done, and is dropped when the
/// sign-in has ended. Heartbeats and receipts for what was drawn do not come by here.
/// </summary>
internal sealed class CircuitActivity(
    AuthenticationStateProvider authentication, Standing standing, SignInSessions sessions) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        async context =>
        {
            var user = (await authentication.GetAuthenticationStateAsync()).User;
            if (await standing.AskAsync(user, CancellationToken.None) is null)
            {
                await sessions.TouchAsync(user, CancellationToken.None);
                await next(context);
            }
        };
}
