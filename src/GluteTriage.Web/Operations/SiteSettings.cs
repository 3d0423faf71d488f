using System.Net;
using GluteTriage.Content.Approving;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Circuits;
using GluteTriage.Web.Reviewing.Inbox;

namespace GluteTriage.Web.Operations;

/// <summary>Every setting of the site, read and checked once, before anything is started or written.</summary>
/// <param name="Approvers">Who may approve releases; null where nobody need do so.</param>
/// <param name="KeyCertificate">What encrypts the keys of cookies and forms; null leaves them in the clear.</param>
/// <param name="MasterKey">The file of the key that wraps the keys of sessions; null for the one used last, at first one in the data folder.</param>
/// <param name="SecurityContact">Whom to tell about a weakness; null for nobody.</param>
/// <param name="ConfirmedRetentionDays">The number of days for which whoever set it knows that sessions go; null where nothing is confirmed.</param>
/// <param name="Due">By when sessions should have been judged.</param>
/// <param name="SecondShare">Of judged sessions, how many a second clinician judges blindly: 0 to 1.</param>
/// <param name="JudgeFirst">Whether clinicians judge a session before they are shown what the tool made of it.</param>
/// <param name="Proxies">Whose word about the client is believed.</param>
/// <param name="Telemetry">Where counters and traces are sent; null for nowhere.</param>
/// <param name="KeepsOffline">Whether browsers keep a page for when there is no connection.</param>
internal sealed record SiteSettings(
    AppFolders Folders, ApproverList? Approvers, KeyCertificate? KeyCertificate, string? MasterKey, string? SecurityContact, RetentionPeriods Retention,
    int? ConfirmedRetentionDays, RequestLimits Limits, ReviewLimits Review, SignInLifetime SignIn, ReviewTargets Due, double SecondShare, bool JudgeFirst,
    IReadOnlyList<IPNetwork> Proxies, Uri? Telemetry, bool KeepsOffline, LogLevels Logs)
{
    /// <summary>Ten years: longer than anybody may keep answers about health without asking again.</summary>
    internal const int MostRetentionDays = 3650;

    private const int MostPerMinute = 1_000_000;

    /// <exception cref="SettingsException">One sentence for each setting that cannot be used.</exception>
    public static SiteSettings Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var reader = new SettingsReader(configuration);
        var settings = new SiteSettings(
            AppFolders.Of(reader, environment),
            Admission.ListOf(reader, environment.ContentRootPath),
            Operations.KeyCertificate.Of(reader, environment.ContentRootPath),
            MasterKeySetting.Of(reader, environment.ContentRootPath),
            reader.Contact("Security:Contact"),
            new RetentionPeriods { RetentionDays = reader.WholeNumber("Sessions:RetentionDays", 1, MostRetentionDays, 180) },
            reader.WholeNumber("Sessions:ConfirmRetentionDays", 1, MostRetentionDays),
            new RequestLimits
            {
                StartsPerMinute = reader.WholeNumber("Limits:StartsPerMinute", 1, MostPerMinute, 600),
                ApiCallsPerMinute = reader.WholeNumber("Limits:ApiCallsPerMinute", 1, MostPerMinute, 6000),
                AccountPostsPerMinute = reader.WholeNumber("Limits:AccountPostsPerMinute", 1, MostPerMinute, 120),
            },
            new ReviewLimits
            {
                CircuitsAtMost = reader.WholeNumber("Review:CircuitsAtMost", 1, 100_000, 200),
                CircuitsPerAccount = reader.WholeNumber("Review:CircuitsPerAccount", 1, 1000, 10),
            },
            SignInLifetime.Of(reader),
            ReviewTargetSettings.Of(reader),
            reader.Share("Review:SecondShare", SecondReviews.UsualShare),
            reader.YesOrNo("Review:JudgeFirst", false),
            reader.Networks("Proxies"),
            reader.Address("Telemetry:Endpoint"),
            reader.YesOrNo("Offline:Enabled", true),
            LogLevels.Of(reader));
        CheckListening(reader, configuration["urls"]);
        reader.Demand();
        return settings;
    }

    /// <summary>The host would say no more than that an address is none.</summary>
    private static void CheckListening(SettingsReader reader, string? addresses)
    {
        foreach (var address in addresses?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            if (!IsListening(address))
            {
                reader.Refuse($"ASPNETCORE_URLS must be addresses such as http://localhost:5000, with ports up to 65535, and has '{address}'.");
            }
        }
    }

    private static bool IsListening(string address)
    {
        try
        {
            var parsed = BindingAddress.Parse(address);
            return parsed.Scheme.ToLowerInvariant() is "http" or "https" && parsed.Port <= IPEndPoint.MaxPort;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
