using System.Net.Sockets;

namespace GluteTriage.Web.Operations;

/// <summary>The two steps of a start in which the framework reads settings, with a sentence where it cannot use one.</summary>
internal static class Starting
{
    /// <exception cref="SettingsException">The folder of the program, a settings file or an argument cannot be read.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        try
        {
            return WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppFolders.OfPublishedSite });
        }
        catch (DirectoryNotFoundException cause)
        {
            throw new SettingsException($"The folder of the program (contentRoot) must be one that exists, and is '{cause.Message}'.");
        }
        catch (Exception cause) when (cause is IOException or InvalidDataException or FormatException or ArgumentException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The settings cannot be read: {Said(cause)}");
        }
    }

    /// <exception cref="SettingsException">The site cannot listen at the addresses it was given.</exception>
    public static async Task ListenAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception cause) when (cause is IOException or SocketException or FormatException)
        {
            throw new SettingsException($"The site cannot listen at {app.Configuration["urls"] ?? "http://localhost:5000"} (ASPNETCORE_URLS): {cause.Message}");
        }
    }

    /// <summary>The message within says what is wrong; the one around it, in which file.</summary>
    private static string Said(Exception cause) =>
        cause.InnerException is null ? cause.Message : $"{cause.Message} {Said(cause.InnerException)}";
}
