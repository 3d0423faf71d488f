using System.Security.Cryptography;

namespace GluteTriage.Sessions;

/// <summary>A file of 32 random bytes that its owner alone may read.</summary>
internal static class SecretFile
{
    public const int LengthBytes = 32;

    /// <summary>On disk before this returns. A process that is killed meanwhile leaves none, not a part of one.</summary>
    /// <exception cref="IOException">There is such a file, or it cannot be written.</exception>
    public static void Make(string path)
    {
        if (File.Exists(path))
        {
            throw new IOException($"The file '{path}' already exists.");
        }

        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = File.Open(path + ".part", options))
        {
            file.Write(RandomNumberGenerator.GetBytes(LengthBytes));
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".part", path, overwrite: false);
    }

    /// <returns>Null where there is no such file or it has another length.</returns>
    public static byte[]? Find(string path) => File.Exists(path) && new FileInfo(path).Length == LengthBytes ? File.ReadAllBytes(path) : null;
}
