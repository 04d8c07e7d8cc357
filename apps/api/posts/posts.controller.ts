import { Body, Controller, Get, Param, Patch, Post as HttpPost, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Posts, type Post as PostView, Tenures, type Tenure as TenureView } from '#people';
import type { Page } from '#platform';
import { Allow } from '../http/allow.js';
import { AsOf } from '../http/as-of.js';
import { IfMatch } from '../http/if-match.js';
import { pageOf } from '../http/page.js';
import { Id } from '../http/values.js';
import { NewPost, Post, PostChange, PostQuery, Succession, Successor } from './post.schemas.js';

@ApiTags('posts')
@Controller('posts')
export class PostsController {
  constructor(
    private readonly posts: Posts,
    private readonly tenures: Tenures,
  ) {}

  @Get()
  @Allow('look_up')
  @AsOf()
  @ApiOperation({ summary: 'List posts', description: 'With their holders today. Searched by title or code.' })
  @ApiOkResponse({ standardSchema: pageOf(Post) })
  list(@Query({ schema: PostQuery }) query: PostQuery): Promise<Page<PostView>> {
    return this.posts.list(query, query);
  }

  @Get(':id')
  @Allow('look_up')
  @AsOf()
  @ApiOperation({ summary: 'Read a post' })
  @ApiOkResponse({ standardSchema: Post })
  read(@Param('id', { schema: Id }) id: string): Promise<PostView> {
    return this.posts.get(id);
  }

  @HttpPost()
  @Allow('manage_people')
  @ApiOperation({ summary: 'Add a post' })
  @ApiCreatedResponse({ standardSchema: Post })
  create(@Body({ schema: NewPost }) post: NewPost): Promise<PostView> {
    return this.posts.create(post);
  }

  @Patch(':id')
  @Allow('manage_people')
  @ApiOperation({ summary: 'Change a post', description: 'What is left out stays as it is.' })
  @ApiOkResponse({ standardSchema: Post })
  update(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: PostChange }) change: PostChange,
    @IfMatch() version: number,
  ): Promise<PostView> {
    return this.posts.update(id, version, change);
  }

  @HttpPost(':id/succession')
  @Allow('manage_people')
  @ApiOperation({
    summary: 'Hand a post over',
    description:
      'The present tenure ends the day before, the new one begins: open commitments and future reminders follow the post.',
  })
  @ApiCreatedResponse({ standardSchema: Succession })
  async succeed(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Successor }) successor: Successor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ ended: TenureView | null; begun: TenureView }> {
    const succession = await this.tenures.succeed(id, successor);
    reply.header('location', `/api/v1/tenures/${succession.begun.id}`);
    return succession;
  }
}
