using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>Lets one call to the database fail: the first so many after it was set, before or after the database did what was asked.</summary>
public sealed class FailingCalls : IDbConnectionInterceptor, IDbCommandInterceptor, IDbTransactionInterceptor
{
    private const int DiskError = 10;

    private readonly Lock counting = new();
    private int failsAt;
    private bool afterIt;

    /// <summary>How many calls came since one was chosen.</summary>
    public int Calls { get; private set; }

    /// <summary>Chooses the call that fails, counted from 1; 0 for none.</summary>
    /// <param name="after">Whether the database has done it: the disk is written, and only the answer is lost.</param>
    public void FailAt(int call, bool after)
    {
        lock (counting)
        {
            (failsAt, afterIt, Calls) = (call, after, 0);
        }
    }

    private void Call(bool after)
    {
        lock (counting)
        {
            if (after == afterIt && ++Calls == failsAt)
            {
                throw new SqliteException("The disk does not answer.", DiskError);
            }
        }
    }

    ValueTask<InterceptionResult> IDbConnectionInterceptor.ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken)
    {
        Call(after: false);
        return new(result);
    }

    ValueTask<InterceptionResult<DbDataReader>> IDbCommandInterceptor.ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken)
    {
        Call(after: false);
        return new(result);
    }

    ValueTask<DbDataReader> IDbCommandInterceptor.ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken)
    {
        Call(after: true);
        return new(result);
    }

    ValueTask<InterceptionResult<int>> IDbCommandInterceptor.NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken)
    {
        Call(after: false);
        return new(result);
    }

    ValueTask<int> IDbCommandInterceptor.NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken)
    {
        Call(after: true);
        return new(result);
    }

    ValueTask<InterceptionResult<DbTransaction>> IDbTransactionInterceptor.TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken)
    {
        Call(after: false);
        return new(result);
    }

    ValueTask<InterceptionResult> IDbTransactionInterceptor.TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken)
    {
        Call(after: false);
        return new(result);
    }

    Task IDbTransactionInterceptor.TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken)
    {
        Call(after: true);
        return Task.CompletedTask;
    }
}
