using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Accounts;

/// <summary>
/// Writes down what was tried and refused, with account and address. What was typed as a name that nobody has stays out: it may be a password.
/// A flood writes no flood: of the same again, a few in a minute are written, and then how many more there were.
/// </summary>
public sealed partial class RefusalTrail(AuditedLog audit, TimeProvider clock, ILogger<RefusalTrail> log)
{
    private const int EachInAPeriod = 5;
    private const int KindsKnown = 10_000;

    private static readonly Actor Nobody = new("nobody", "Nobody known");
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Tries> kinds = new();

    /// <param name="account">Whose account was tried; null where there is none of the name.</param>
    internal Task SignInAsync(HttpContext context, Account? account, string how, CancellationToken cancel) =>
        WriteAsync(AuditAct.SignInFailed, account is null ? Nobody : new Actor(account.Id, account.UserName!), how, AddressOf(context), cancel);

    /// <param name="what">Path of a page, without its query.</param>
    internal Task PageAsync(HttpContext context, Staff staff, string what, CancellationToken cancel) =>
        WriteAsync(AuditAct.PageRefused, staff.Actor, what, AddressOf(context), cancel);

    /// <summary>Something asked of a live page, past its buttons.</summary>
    internal Task ActAsync(Staff staff, Permission needed, CancellationToken cancel) =>
        WriteAsync(AuditAct.PageRefused, staff.Actor, $"needs {needed}", "a live page", cancel);

    private async Task WriteAsync(AuditAct act, Actor actor, string what, string from, CancellationToken cancel)
    {
        if (kinds.Count > KindsKnown)
        {
            kinds.Clear();
        }

        if (kinds.GetOrAdd($"{act} {actor.Account} {what} {from}", _ => new Tries()).Count(clock.GetUtcNow()) is not { } passedOver)
        {
            return;
        }

        try
        {
            var more = passedOver == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", and {passedOver} more before");
            await audit.RecordAsync(actor, act, null, $"{what}, from {from}{more}", cancel);
        }
        catch (Exception cause) when (cause is DbException or DbUpdateException or IOException)
        {
            // Nothing was given out, so nothing has to be taken back.
            LogNotWritten(cause);
        }
    }

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    [LoggerMessage(LogLevel.Error, "A refusal could not be written into the audit trail")]
    private partial void LogNotWritten(Exception cause);

    /// <summary>How often the same was tried of late.</summary>
    private sealed class Tries
    {
        private readonly Lock counting = new();
        private DateTimeOffset since;
        private int written;
        private int passedOver;

        /// <returns>How many were passed over before this one; null when this one is.</returns>
        public int? Count(DateTimeOffset now)
        {
            lock (counting)
            {
                if (now - since >= Period)
                {
                    (since, written) = (now, 0);
                }

                if (written >= EachInAPeriod)
                {
                    passedOver++;
                    return null;
                }

                written++;
                var before = passedOver;
                passedOver = 0;
                return before;
            }
        }
    }
}
