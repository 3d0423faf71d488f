using GluteTriage.Web.Tests.Operations;
using Microsoft.AspNetCore.Mvc.Testing;

namespace GluteTriage.Web.Tests.Checking;

internal static class PeopleOnSite
{
    public static HttpClient PlainClient(this Site site) =>
        site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    public static Person Person(this Site site) => new(site.PlainClient());

    /// <summary>A person who has begun.</summary>
    public static async Task<Person> BegunAsync(this Site site, string region = "uk")
    {
        var person = site.Person();
        await person.BeginAsync(region);
        return person;
    }
}
