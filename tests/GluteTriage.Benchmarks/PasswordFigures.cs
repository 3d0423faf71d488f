using System.Diagnostics;
using GluteTriage.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Benchmarks;

/// <summary>How long one wrong password takes: for a name that has an account, for one that has none, and as the framework would hash it.</summary>
internal static class PasswordFigures
{
    private const int Tries = 41;
    private const int WarmUp = 5;
    private const string Right = "kestrel oboe thimble larder";
    private const string Wrong = "kestrel oboe thimble cupboard";

    public static async Task PrintAsync()
    {
        var folder = Directory.CreateTempSubdirectory("glutetriage-passwords");
        try
        {
            await using var site = new StaffSite(folder.FullName);
            site.Listen();
            await using var scope = site.Services.CreateAsyncScope();
            var secrets = scope.ServiceProvider.GetRequiredService<AccountSecrets>();
            var account = new Account { PasswordHash = secrets.HashPasswordAsync(Right, default).GetAwaiter().GetResult() };
            var plain = new PasswordHasher<Account>();
            var hash = plain.HashPassword(account, Right);
            var (known, unknown, reference) = (new List<double>(), new List<double>(), new List<double>());
            for (var i = 0; i < WarmUp + Tries; i++)
            {
                known.Add(Took(() => secrets.IsPasswordAsync(account, Wrong, default).GetAwaiter().GetResult() == true));
                unknown.Add(Took(() => secrets.IsPasswordAsync(null, Wrong, default).GetAwaiter().GetResult() == true));
                reference.Add(Took(() => plain.VerifyHashedPassword(account, hash, Wrong) is not PasswordVerificationResult.Failed));
            }

            Figures.Say($"a wrong password of an account: {Figures.Quantiles(known[WarmUp..])}");
            Figures.Say(
                $"of a name without one: {Figures.Quantiles(unknown[WarmUp..])}; ",
                $"medians differ by {Math.Abs((Figures.Median(unknown[WarmUp..]) / Figures.Median(known[WarmUp..])) - 1):P1}");
            Figures.Say($"as the framework hashes (reference): {Figures.Quantiles(reference[WarmUp..])}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Took(Func<bool> check)
    {
        var start = Stopwatch.GetTimestamp();
        if (check())
        {
            throw new InvalidOperationException("A wrong password was taken.");
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
