using System.Net;
using GluteTriage.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Accounts;

[Collection(AccountSites.Shared)]
public sealed class GuessingTests(AccountSite site)
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_stranger_who_guesses_must_wait_and_so_does_the_name()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await GuessAsync(doctor, 5);

        using var unknown = site.Elsewhere(doctor);
        Assert.Contains("Too many tries", await Colleague.ProblemOf(await unknown.GivePasswordAsync()));

        site.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.SeeOther, (await unknown.GivePasswordAsync()).StatusCode);
    }

    [Fault(44,
        Injected = "a stranger guesses while the owner signs in",
        Seen = "the owner is let in",
        Lost = "nothing")]
    [Fact]
    public async Task However_long_a_stranger_guesses_a_passkey_signs_in()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();
        var begun = await doctor.PostAsync(AccountUrl.PasskeyForOwn, Colleague.Token(await doctor.ReadAsync(AccountUrl.Own)));
        var made = doctor.Device.Make(await begun.Content.ReadAsStringAsync(), "http://localhost");
        Assert.Equal(HttpStatusCode.SeeOther, (await doctor.ActAsync("add-passkey", ("label", "Laptop"), ("credential", made))).StatusCode);
        await GuessAsync(doctor, 10);

        using var elsewhere = new Colleague(site.Site, doctor.Name) { Device = doctor.Device };
        var answer = await elsewhere.SignInByPasskeyAsync();

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.True(await elsewhere.IsSignedInAsync());
    }

    [Fact]
    public async Task However_long_a_stranger_guesses_the_password_works_in_a_browser_that_was_used_before()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        await doctor.SignInAsync();
        await GuessAsync(doctor, 10);
        site.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.True(await (await doctor.SignInAsync()).IsSignedInAsync());
    }

    [Fact]
    public async Task A_browser_that_was_used_before_by_one_is_a_strangers_for_another_and_guesses_no_more_freely()
    {
        using var doctor = await site.SomebodyAsync(StaffRole.Reviewer);
        using var colleague = await site.SomebodyAsync(StaffRole.Reviewer);
        await colleague.SignInAsync();
        await GuessAsync(doctor, 5);

        var asDoctor = await colleague.FillAsync(AccountUrl.SignIn, ("name", doctor.Name), ("password", Colleague.Password));
        for (var n = 0; n < 5; n++)
        {
            await colleague.GivePasswordAsync("a wrong one, and long");
        }

        Assert.Contains("Too many tries", await Colleague.ProblemOf(asDoctor));
        Assert.Contains("Too many tries", await Colleague.ProblemOf(await colleague.GivePasswordAsync()));
    }

    [Fault(44,
        Injected = "10,000 passwords for one name in an hour",
        Seen = "a wait of five minutes at most",
        Lost = "nothing")]
    [Fact]
    public void Ten_thousand_guesses_in_an_hour_come_to_a_few_dozen_tries_and_a_wait_of_five_minutes_at_most()
    {
        var gate = new GuessGate(clock);
        var (tries, longest) = (0, TimeSpan.Zero);
        for (var n = 0; n < 10_000; n++)
        {
            if (gate.Enter("name") is { } wait)
            {
                longest = wait > longest ? wait : longest;
            }
            else
            {
                tries++;
            }

            clock.Advance(TimeSpan.FromHours(1) / 10_000);
        }

        Assert.InRange(tries, 5, 30);
        Assert.InRange(longest, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void A_try_during_a_wait_lengthens_nothing()
    {
        var gate = new GuessGate(clock);
        while (gate.Enter("name") is null)
        {
        }

        for (var seconds = 0; seconds < 10; seconds++)
        {
            Assert.Equal(TimeSpan.FromSeconds(10 - seconds), gate.Enter("name"));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Null(gate.Enter("name"));
    }

    [Fact]
    public void An_hour_after_the_last_guess_all_is_forgotten()
    {
        var gate = new GuessGate(clock);
        for (var n = 0; n < 20; n++)
        {
            while (gate.Enter("name") is { } wait)
            {
                clock.Advance(wait);
            }
        }

        clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));

        Assert.All(Enumerable.Range(0, 5), _ => Assert.Null(gate.Enter("name")));
    }

    [Fact]
    public void A_flood_of_names_keeps_nobody_waiting()
    {
        var gate = new GuessGate(clock);
        for (var n = 0; n < 120_000; n++)
        {
            gate.Enter("flood " + n);
        }

        Assert.Null(gate.Enter("somebody new"));
    }

    [Fact]
    public async Task A_missing_a_disabled_a_passkey_only_and_an_existing_name_get_one_answer_after_the_same_work()
    {
        var hasher = new Counting();
        await using var own = new AccountSite();
        await using var counted = own.Site.WithWebHostBuilder(host =>
            host.ConfigureTestServices(services => services.AddSingleton<IPasswordHasher<Account>>(hasher)));
        await counted.Services.GetRequiredService<AccountStart>().Ready;
        var opening = counted.Services.GetRequiredService<AccountOpening>();
        await opening.OpenAsync("Dr Existing", Colleague.Password, Totp.NewKey(), [StaffRole.Reviewer], CancellationToken.None);
        var disabled = await opening.OpenAsync("Dr Disabled", Colleague.Password, Totp.NewKey(), [StaffRole.Reviewer], CancellationToken.None);
        var withPasskey = await opening.OpenAsync("Dr Passkey", Colleague.Password, Totp.NewKey(), [StaffRole.Reviewer], CancellationToken.None);
        await using (var db = await counted.Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<AccountDb>>().CreateDbContextAsync())
        {
            (await db.Users.FindAsync(disabled))!.DisabledAt = own.Clock.GetUtcNow();
            (await db.Users.FindAsync(withPasskey))!.PasswordHash = null;
            await db.SaveChangesAsync();
        }

        // The stand-in for a missing hash is made once.
        await TryAsync("Dr Warm-up", "wrong but long enough");
        var answers = new List<(string Problem, int Checks)>();
        foreach (var (name, password) in new[]
        {
            ("Dr Existing", "wrong but long enough"), ("Dr Missing", Colleague.Password),
            ("Dr Disabled", Colleague.Password), ("Dr Passkey", Colleague.Password),
        })
        {
            answers.Add(await TryAsync(name, password));
        }

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Equal(1, answers[0].Checks);

        async Task<(string, int)> TryAsync(string name, string password)
        {
            var before = hasher.Checks;
            var browser = counted.CreateClient();
            var token = Colleague.Token(await Colleague.DocumentOf(await browser.GetAsync(AccountUrl.SignIn)));
            var answer = await browser.PostAsync(AccountUrl.SignIn, new FormUrlEncodedContent(
                [KeyValuePair.Create(token.Name, token.Value), KeyValuePair.Create("name", name), KeyValuePair.Create("password", password)]));
            return (await Colleague.ProblemOf(answer), hasher.Checks - before);
        }
    }

    private async Task GuessAsync(Colleague doctor, int times)
    {
        using var stranger = site.Elsewhere(doctor);
        for (var n = 0; n < times; n++)
        {
            Assert.Equal(HttpStatusCode.OK, (await stranger.GivePasswordAsync("a guess, and a long one")).StatusCode);
        }
    }

    /// <summary>The hasher of the site, which counts how often it is asked.</summary>
    private sealed class Counting : IPasswordHasher<Account>
    {
        private readonly PasswordHasher<Account> real = new();
        private int checks;

        public int Checks => checks;

        public string HashPassword(Account user, string password) => real.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref checks);
            return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
