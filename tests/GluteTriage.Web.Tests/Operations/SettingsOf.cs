using GluteTriage.Web.Operations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>What the program reads at its start, without a start.</summary>
internal static class SettingsOf
{
    /// <param name="root">The folder of the program; its data folder is this too, where no other is set.</param>
    public static SiteSettings A(string root, params (string Key, string? Value)[] settings) => SiteSettings.Of(
        new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Data:Folder", (string?)root)])
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, one.Value)))
            .Build(),
        new Place(root));

    private sealed class Place(string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";

        public string ApplicationName { get; set; } = "GluteTriage.Web";

        public string ContentRootPath { get; set; } = root;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
