using System.Diagnostics;

namespace GluteTriage.Testing;

/// <summary>
/// A file that is a device of the system, so that a fault of a disk is met for real: <see cref="Full"/> has no room for a byte, <see cref="Unsynced"/>
/// takes every byte and cannot sync. SQLite sets the rights of a file it opens: root therefore gets a device of its own, and others a link.
/// </summary>
public static class Device
{
    public const string Full = "full";
    public const string Unsynced = "null";

    /// <returns>False where the machine lets nobody have one; the test is to be skipped.</returns>
    public static bool TryMake(string path, string device)
    {
        if (!File.Exists($"/dev/{device}"))
        {
            return false;
        }

        if (!Environment.IsPrivilegedProcess)
        {
            File.CreateSymbolicLink(path, $"/dev/{device}");
            return true;
        }

        var minor = device == Full ? "7" : "3";
        using var made = Process.Start(new ProcessStartInfo("mknod", ["-m", "600", path, "c", "1", minor]) { RedirectStandardError = true })!;
        made.WaitForExit();
        try
        {
            // A folder may be mounted so that no device in it works.
            using var opened = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            return made.ExitCode == 0;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            File.Delete(path);
            return false;
        }
    }
}
