using System.Globalization;
using Microsoft.Extensions.Options;

namespace GluteTriage.Web.Accounts;

/// <summary>How long a sign-in lives. Settings under <c>Review</c>, written as hours:minutes:seconds; checked at start.</summary>
internal sealed class SignInLifetime
{
    public static readonly TimeSpan ShortestIdle = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan LongestIdle = TimeSpan.FromHours(1);
    public static readonly TimeSpan LongestWhole = TimeSpan.FromHours(12);

    /// <summary>After this long without anything done, a sign-in ends.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>After this long a sign-in ends, whatever is done.</summary>
    public TimeSpan Whole { get; set; } = LongestWhole;

    /// <summary>How long before the end somebody is told.</summary>
    public TimeSpan Warning { get; set; } = TimeSpan.FromMinutes(2);

    public static void Add(IServiceCollection services) => services.AddOptions<SignInLifetime>()
        .Configure<IConfiguration>((lifetime, settings) =>
        {
            lifetime.Idle = Read(settings, nameof(Idle)) ?? lifetime.Idle;
            lifetime.Whole = Read(settings, nameof(Whole)) ?? lifetime.Whole;
            lifetime.Warning = Read(settings, nameof(Warning)) ?? lifetime.Warning;
        })
        .Services.AddSingleton<IValidateOptions<SignInLifetime>, Check>()
        .AddOptions<SignInLifetime>().ValidateOnStart();

    /// <returns>Null where it is not set.</returns>
    /// <exception cref="OptionsValidationException">It is no length of time.</exception>
    private static TimeSpan? Read(IConfiguration settings, string name) =>
        settings[$"Review:{name}"] is not { } given ? null
        : given.Contains(':') && TimeSpan.TryParse(given, CultureInfo.InvariantCulture, out var time) ? time
        : throw new OptionsValidationException(
            nameof(SignInLifetime), typeof(SignInLifetime),
            [$"Review:{name} must be a time as hours:minutes:seconds, such as 00:30:00, and is '{given}'."]);

    /// <summary>Policy allows an hour of idleness and a working day at most.</summary>
    private sealed class Check : IValidateOptions<SignInLifetime>
    {
        /// <summary>One sentence at a time: what is measured against a wrong value is not judged.</summary>
        public ValidateOptionsResult Validate(string? name, SignInLifetime given) =>
            given.Idle < ShortestIdle || given.Idle > LongestIdle
                ? ValidateOptionsResult.Fail($"Review:Idle must be from {ShortestIdle} to {LongestIdle}, and is {given.Idle}.")
            : given.Whole < given.Idle || given.Whole > LongestWhole
                ? ValidateOptionsResult.Fail($"Review:Whole must be from Review:Idle, which is {given.Idle}, to {LongestWhole}, and is {given.Whole}.")
            : given.Warning <= TimeSpan.Zero || given.Warning >= given.Idle
                ? ValidateOptionsResult.Fail(
                    $"Review:Warning must be more than 00:00:00 and less than Review:Idle, which is {given.Idle}, and is {given.Warning}.")
            : ValidateOptionsResult.Success;
    }
}
