using System.Data.Common;
using System.Globalization;
using System.Net.Mime;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Reviewing.Inbox;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Reviewing.Export;

/// <summary>
/// Streams the file. Each batch is in the audit trail before it leaves, the first one before anything does. What breaks later breaks the
/// connection off, so that no browser takes half a file for a whole one.
/// </summary>
internal static partial class ExportRoutes
{
    public static void MapTo(IEndpointRouteBuilder routes) =>
        routes.MapPost(ReviewUrl.Export, PostAsync).RequireAuthorization(nameof(Permission.ExportSessions)).WithOrder(-1);

    private static async Task<IResult> PostAsync(
        HttpContext context, StaffRegister register, SessionExport export, ReleaseShelf shelf, ExportRuns runs, JudgeFirst first, RefusedPosts posts,
        IAntiforgery forms, TimeProvider clock, ILogger<ExportForm> log, CancellationToken cancel)
    {
        if (await AccountRoutes.ReadOwnAsync(context, forms, cancel) is not { } fields)
        {
            return posts.SendBack(context, AccountText.TryAgain, []);
        }

        var form = ExportForm.Read(context.Request.QueryString, fields);
        var (asked, unknown) = form.Filter(InboxCodes.Of(shelf, first.IsOn));
        if (form.FindFault() is { } fault)
        {
            return Back(ReviewText.Out.Problem(fault));
        }

        if (!unknown.IsEmpty)
        {
            return Back(ReviewText.Out.Unknown(unknown));
        }

        if (await AskAsync(context, register, cancel) is not { } staff)
        {
            return TypedResults.Forbid();
        }

        var filter = asked.In(TimeZoneInfo.Utc);
        var total = await export.CountAsync(staff.Actor, filter, cancel);
        var file = ExportFile.Of(form.Format, new SessionTable(shelf.Current, shelf.Find));
        var batches = export.ReadAsync(staff.Actor, filter, $"{file.Extension}, for: {form.Purpose}", form.Run, cancel).GetAsyncEnumerator(cancel);
        string? refusal = null;
        try
        {
            refusal = await batches.MoveNextAsync() ? null : ReviewText.Out.Nothing;
        }
        catch (Exception cause) when (cause is DbException or DbUpdateException or IOException)
        {
            log.LogExportNotRecorded(cause);
            refusal = ReviewText.Out.Unrecorded;
        }

        if (refusal is not null)
        {
            await batches.DisposeAsync();
            return Back(refusal);
        }

        return new Streaming(batches, file, staff.Id, form.Run, total, clock.GetUtcNow(), register, runs);

        IResult Back(string problem) => posts.SendBack(context, fields, problem, ExportForm.FormatName, ExportForm.PurposeName);
    }

    [LoggerMessage(LogLevel.Error, "An export could not be recorded, so nothing left")]
    private static partial void LogExportNotRecorded(this ILogger log, Exception cause);

    private static async Task<Staff?> AskAsync(HttpContext context, StaffRegister register, CancellationToken cancel) =>
        await register.FindAsync(context.User, cancel) is { } staff && staff.May(Permission.ExportSessions) && register.IsFresh(staff) ? staff : null;

    /// <param name="batches">Stands on the first batch.</param>
    private sealed class Streaming(
        IAsyncEnumerator<System.Collections.Immutable.ImmutableArray<ExportedSession>> batches, ExportFile file, string account, string run, int total,
        DateTimeOffset at, StaffRegister register, ExportRuns runs) : IResult
    {
        public async Task ExecuteAsync(HttpContext context)
        {
            var (response, cancel) = (context.Response, context.RequestAborted);
            response.ContentType = file.ContentType;
            response.Headers.ContentDisposition = new ContentDisposition
            {
                FileName = string.Create(CultureInfo.InvariantCulture, $"glutetriage-{at.UtcDateTime:yyyyMMdd-HHmmss}.{file.Extension}"),
            }.ToString();
            response.Headers.CacheControl = "no-store";
            var done = 0;
            try
            {
                await response.Body.WriteAsync(file.Head(), cancel);
                do
                {
                    await response.Body.WriteAsync(file.Write(batches.Current), cancel);
                    done += batches.Current.Length;
                    runs.Set(account, run, done, total, ExportState.Running);

                    // The role may be gone by now. How long ago the factor was given is asked once: a long export is one act.
                    if (await register.FindAsync(context.User, cancel) is not { } staff || !staff.May(Permission.ExportSessions))
                    {
                        throw new AccessDeniedException(Permission.ExportSessions);
                    }
                }
                while (await batches.MoveNextAsync());

                await response.Body.WriteAsync(file.Foot(done), cancel);
                runs.Set(account, run, done, total, ExportState.Done);
            }
            catch (Exception)
            {
                runs.Set(account, run, done, total, ExportState.Broken);
                context.Abort();
                throw;
            }
            finally
            {
                await batches.DisposeAsync();
            }
        }
    }
}
