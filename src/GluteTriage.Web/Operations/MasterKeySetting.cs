using System.Data.Common;
using GluteTriage.Sessions.AtRest;

namespace GluteTriage.Web.Operations;

/// <summary>The file of the key that wraps the keys of sessions.</summary>
internal static class MasterKeySetting
{
    private const string Key = "Keys:Master";

    /// <returns>Null where none is named, or what is named is none; the reader then has a sentence about it.</returns>
    public static string? Of(SettingsReader settings, string root)
    {
        if (settings.ExistingFile(Key, root) is not { } file)
        {
            return null;
        }

        if (MasterKey.Find(file) is null)
        {
            settings.Refuse($"{Key} must be a file made by gt key that the site may read, and is '{file}'.");
            return null;
        }

        return file;
    }

    /// <summary>Before anybody is served: with another key no answer can be read, and none can be stored.</summary>
    /// <exception cref="SettingsException">The master key is missing or is another one.</exception>
    public static void Demand(SessionKeys keys)
    {
        if (keys.FindMasterFault() is { } fault)
        {
            throw new SettingsException(fault);
        }
    }
}

/// <summary>Says at start that the master key lies beside what it opens: whoever takes the folder takes both.</summary>
internal sealed partial class MasterKeyPlace(SessionKeys keys, ILogger<MasterKeyPlace> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (keys.MasterLiesBeside)
            {
                LogBeside(keys.MasterPath);
            }
        }
        catch (DbException)
        {
            // Whoever makes the session log ready has said that its keys cannot be read.
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "The master key {File} lies in the data folder: whoever takes the folder can read every answer in it. "
        + "Keep the key apart: stop the site, move the file where only the site may read it, and name that in Keys:Master.")]
    private partial void LogBeside(string file);
}
