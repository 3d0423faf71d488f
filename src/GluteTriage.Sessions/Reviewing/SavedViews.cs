using System.Collections.Immutable;
using GluteTriage.Sessions.Typing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Reviewing;

/// <summary>Filters of the inbox that somebody keeps under names. Nobody sees another's.</summary>
public sealed class SavedViews(IDbContextFactory<SessionDb> dbs, SingleWriter writer)
{
    public const int NameAtMost = 60;

    public const int QueryAtMost = 1000;

    /// <summary>The most views one account may keep.</summary>
    public const int KeptAtMost = 20;

    /// <summary>Those of one account, by name.</summary>
    public async Task<ImmutableArray<SavedView>> OfAsync(string owner, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return [.. await db.SavedViews.AsNoTracking().Where(view => view.Owner == owner).OrderBy(view => view.Name).ToListAsync(cancel)];
    }

    /// <summary>Keeps a view; one of the same name is replaced.</summary>
    public Task<ViewSaved> SaveAsync(string owner, string name, string query, CancellationToken cancel)
    {
        name = TypedText.Sentences(name);
        return name.Length is 0 or > NameAtMost ? Task.FromResult<ViewSaved>(new ViewSaved.NameWrong())
            : query.Length > QueryAtMost ? Task.FromResult<ViewSaved>(new ViewSaved.FilterTooLong())
            : writer.WriteAsync<ViewSaved>(
                async db =>
                {
                    await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                    await db.SavedViews.Where(view => view.Owner == owner && view.Name == name).ExecuteDeleteAsync(cancel);
                    if (await db.SavedViews.CountAsync(view => view.Owner == owner, cancel) >= KeptAtMost)
                    {
                        return new ViewSaved.TooMany();
                    }

                    db.SavedViews.Add(new SavedView { Owner = owner, Name = name, Query = query });
                    await db.SaveChangesAsync(cancel);
                    await transaction.CommitAsync(cancel);
                    return new ViewSaved.Saved();
                },
                cancel);
    }

    /// <returns>False when the account has no such view.</returns>
    public Task<bool> DeleteAsync(string owner, long id, CancellationToken cancel) => writer.WriteAsync(
        async db => await db.SavedViews.Where(view => view.Owner == owner && view.Id == id).ExecuteDeleteAsync(cancel) > 0, cancel);
}
