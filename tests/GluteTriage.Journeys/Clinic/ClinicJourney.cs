namespace GluteTriage.Journeys.Clinic;

/// <summary>What every journey of the staff begins with: a site with an administrator.</summary>
public abstract class ClinicJourney(Stage stage) : IAsyncLifetime
{
    protected Stage Stage { get; } = stage;

    protected OwnClinic Clinic { get; private set; } = null!;

    protected virtual int DemoSessions => 0;

    public async ValueTask InitializeAsync() => Clinic = await OwnClinic.OpenAsync(Stage, DemoSessions);

    public async ValueTask DisposeAsync()
    {
        await Clinic.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
