import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type SavedView as View, SavedViews as OwnViews } from '#commitments';
import { Allow } from '../http/allow.js';
import { IfMatch } from '../http/if-match.js';
import { Id } from '../http/values.js';
import { NewSavedView, SavedView, SavedViewChange, SavedViews } from './views.schemas.js';

/** Views of the register that somebody saves for themselves: another person's are not there. */
@ApiTags('session')
@Controller('session/views')
export class ViewsController {
  constructor(private readonly views: OwnViews) {}

  @Get()
  @Allow('own_session')
  @ApiOperation({ summary: 'List my views of the register', description: 'All of them, by name.' })
  @ApiOkResponse({ standardSchema: SavedViews })
  async list(): Promise<{ items: View[] }> {
    return { items: await this.views.list() };
  }

  @Get(':id')
  @Allow('own_session')
  @ApiOperation({ summary: 'Read a view of mine' })
  @ApiOkResponse({ standardSchema: SavedView })
  read(@Param('id', { schema: Id }) id: string): Promise<View> {
    return this.views.get(id);
  }

  @Post()
  @Allow('own_session')
  @ApiOperation({
    summary: 'Save a view of the register',
    description: 'Under a name that no other view of mine has, whatever the case. At most 50 are kept.',
  })
  @ApiCreatedResponse({ standardSchema: SavedView })
  add(@Body({ schema: NewSavedView }) view: NewSavedView): Promise<View> {
    return this.views.add(view);
  }

  @Patch(':id')
  @Allow('own_session')
  @ApiOperation({ summary: 'Rename a view of mine, or let it show something else' })
  @ApiOkResponse({ standardSchema: SavedView })
  change(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: SavedViewChange }) change: SavedViewChange,
    @IfMatch() version: number,
  ): Promise<View> {
    return this.views.change(id, version, change);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('own_session')
  @ApiOperation({ summary: 'Remove a view of mine' })
  @ApiNoContentResponse()
  remove(@Param('id', { schema: Id }) id: string, @IfMatch() version: number): Promise<void> {
    return this.views.remove(id, version);
  }
}
