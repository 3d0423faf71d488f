using GluteTriage.Engine.Answering;
using GluteTriage.Sessions;
using GluteTriage.Testing;
using GluteTriage.Web.Tests.Operations;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Checking;

internal static class PeopleOnSite
{
    public static HttpClient PlainClient(this Site site) =>
        site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    public static Person Person(this Site site) => new(site.PlainClient());

    /// <summary>A person who has given these answers, without a page for each.</summary>
    public static async Task<Person> WithAnswersAsync(this Site site, Answers answers, string region = "uk")
    {
        var person = site.Person();
        var log = site.Services.GetRequiredService<SessionLog>();
        var (key, session) = await log.OpenAsync(Shipped.Release.Hash, region, mayBeReviewed: false, CancellationToken.None);
        var revision = 0;
        foreach (var item in answers.InOrder)
        {
            await log.AppendAsync(session.Id, revision++, item, answers[item]!, CancellationToken.None);
        }

        person.Hold("glutetriage", key.ToCookieText());
        return person;
    }

    /// <summary>A person who has begun.</summary>
    public static async Task<Person> BegunAsync(this Site site, string region = "uk")
    {
        var person = site.Person();
        await person.BeginAsync(region);
        return person;
    }
}
