using System.Text;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Sharing;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Operations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace GluteTriage.Web.Results;

/// <summary>Gives people their own answers back, and deletes them: by the key in their browser, or by a code from anywhere.</summary>
internal sealed class MyAnswersDesk(
    SharedCodes codes, TriageSessions sessions, ReleaseShelf releases, TimeProvider clock, IServiceProvider services, ILoggerFactory loggers)
{
    /// <param name="client">Whose tries are counted.</param>
    /// <param name="typed">The code; where there is none the key counts.</param>
    public async Task<ByCode<MyAnswers>> FindAsync(SessionKey? key, string client, string? typed, CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(typed)
            ? await sessions.FindAsync(key, cancel) is { } progress && await codes.ReadOwnAsync(progress.Session.Id, cancel) is { } own
                ? Of(own)
                : new ByCode<MyAnswers>.Wrong()
            : await codes.ReadAsync(client, typed, cancel) switch
            {
                ByCode<OpenSession>.Found(var open) => Of(open),
                ByCode<OpenSession>.Wait(var wait) => new ByCode<MyAnswers>.Wait(wait),
                _ => new ByCode<MyAnswers>.Wrong(),
            };

    /// <inheritdoc cref="FindAsync"/>
    public async Task<ByCode<long>> DeleteAsync(SessionKey? key, string client, string? typed, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return key is not null && await sessions.DeleteAsync(key, cancel) ? new ByCode<long>.Found(0) : new ByCode<long>.Wrong();
        }

        return await codes.DeleteAsync(client, typed, cancel);
    }

    /// <summary>The answers as a page that stands alone, UTF-8.</summary>
    public async Task<byte[]> ToHtmlAsync(MyAnswers mine)
    {
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var document = await renderer.RenderComponentAsync<MyAnswersDocument>(ParameterView.FromDictionary(
                new Dictionary<string, object?> { [nameof(MyAnswersDocument.Mine)] = mine }));
            return Encoding.UTF8.GetBytes(document.ToHtmlString());
        });
    }

    /// <summary>Of a release that was pulled the answers alone: nobody is to go by what it made of them.</summary>
    private ByCode<MyAnswers> Of(OpenSession open)
    {
        if (releases.Find(open.Session.Release) is not { } release)
        {
            return new ByCode<MyAnswers>.Wrong();
        }

        var mine = MyAnswers.Of(open, release, clock.GetUtcNow());
        return new ByCode<MyAnswers>.Found(releases.IsPulled(release.Hash) ? mine with { Result = null } : mine);
    }
}
