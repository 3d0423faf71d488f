using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GluteTriage.Benchmarks;

/// <summary>How many SQL statements EF Core has sent.</summary>
internal sealed class CountedCommands : DbCommandInterceptor
{
    private int count;

    /// <summary>How many since the last time this was asked.</summary>
    public int Take() => Interlocked.Exchange(ref count, 0);

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        Interlocked.Increment(ref count);
        return result;
    }
}
