namespace GluteTriage.Journeys.Clinic;

/// <summary>What every journey of the staff begins with: a site with an administrator.</summary>
public abstract class ClinicJourney(Stage stage, SharedClinic? shared = null) : IAsyncLifetime
{
    protected Stage Stage { get; } = stage;

    protected OwnClinic Clinic { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Clinic = shared?.Clinic ?? await OwnClinic.OpenAsync(Stage);

    public async ValueTask DisposeAsync()
    {
        await (shared is null ? Clinic.DisposeAsync() : Clinic.SendHomeAsync());
        GC.SuppressFinalize(this);
    }
}

/// <summary>
/// One site for journeys that come one after the other, each with colleagues and sessions of its own: to start a site costs more than most of
/// them. A journey that counts all there is, or spoils something, has a site of its own.
/// </summary>
public abstract class SharedClinic(Stage stage, int demo) : IAsyncLifetime
{
    public OwnClinic Clinic { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Clinic = await OwnClinic.OpenAsync(stage, demo);

    public async ValueTask DisposeAsync()
    {
        await Clinic.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

[CollectionDefinition(Name)]
public sealed class EmptyClinic(Stage stage) : SharedClinic(stage, demo: 0), ICollectionFixture<EmptyClinic>
{
    public const string Name = "a clinic that begins with nothing";
}

[CollectionDefinition(Name)]
public sealed class FullClinic(Stage stage) : SharedClinic(stage, demo: 150), ICollectionFixture<FullClinic>
{
    public const string Name = "a clinic with made-up sessions";
}
