using GluteTriage.Content.Store;

namespace GluteTriage.Content.Tests;

public sealed class StoreSealTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("seal-");

    private string Store => Path.Combine(folder.FullName, "a.db");

    [Fact]
    public void A_seal_holds_while_the_store_is_what_it_was()
    {
        File.WriteAllText(Store, "content");
        Assert.False(StoreSeal.Holds(Store));

        StoreSeal.Set(Store);

        Assert.True(StoreSeal.Holds(Store));
    }

    [Fact]
    public void One_changed_byte_breaks_a_seal()
    {
        File.WriteAllText(Store, "content");
        StoreSeal.Set(Store);

        File.WriteAllText(Store, "contenT");

        Assert.False(StoreSeal.Holds(Store));
    }

    [Fact]
    public void A_seal_without_its_store_holds_nothing()
    {
        File.WriteAllText(Store, "content");
        StoreSeal.Set(Store);

        File.Delete(Store);

        Assert.False(StoreSeal.Holds(Store));
    }

    [Fact]
    public void A_store_is_removed_with_its_seal()
    {
        File.WriteAllText(Store, "content");
        StoreSeal.Set(Store);

        StoreSeal.Remove(Store);

        Assert.Empty(folder.GetFiles());
    }

    public void Dispose() => folder.Delete(recursive: true);
}
